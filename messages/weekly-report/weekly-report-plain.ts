import type { Language } from '../../domain/language/text.ts';
import { letterTexts } from '../letter/letter.ts';
import { underlined } from '../letter/plain-letter.ts';
import { unknownChange } from './change-words.ts';
import type { LeagueSection, MoverList, RankingRow } from './league-section.ts';
import type { Headline } from './weekly-report-headline.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** The content of a weekly report in one language as paragraphs of plain text. */
export function weeklyReportParagraphs(
  headline: Headline,
  leagues: readonly LeagueSection[],
  language: Language,
): string[] {
  return [
    ...headlineParagraphs(headline, language),
    ...leagues.flatMap((league) => leagueParagraphs(league, language)),
  ];
}

function headlineParagraphs(
  { label, illustrative, figures, sentences, own }: Headline,
  language: Language,
): string[] {
  const lines = figures.map(({ label: name, value, change }) =>
    change === null ? `${name}: ${value}` : `${name}: ${value} (${change.text})`,
  );
  return [
    [label + illustrativeMark(illustrative, language), ...lines].join('\n'),
    ...sentences,
    ...own.map(({ sentence, explanation }) => [sentence, ...explanation].join('\n')),
  ];
}

function leagueParagraphs(league: LeagueSection, language: Language): string[] {
  const provisional = league.provisional ? ` [${weeklyReportTexts[language].provisional.title}]` : '';
  const title = league.title + provisional + illustrativeMark(league.illustrative, language);
  return [
    `${underlined(title)}\n${league.received}`,
    ...league.remarks,
    ...(league.withoutMovers === null ? league.movers.map(moverParagraph) : [league.withoutMovers]),
    [league.caption, ...league.rows.map(rankingLine)].join('\n'),
    ...league.missing,
  ];
}

function moverParagraph({ label, entries }: MoverList): string {
  return [
    `${label}:`,
    ...entries.flatMap(({ move, unit, remark, why }) => [
      `${move.text} ${unit}${remark === '' ? '' : ` (${remark})`}`,
      ...(why === '' ? [] : [`  ${why}`]),
    ]),
  ].join('\n');
}

function rankingLine({ rank, unit, className, points, ...row }: RankingRow): string {
  const { pointsChange, placesChange, own, marks } = row;
  const name = className === '' ? unit : `${unit} (${className})`;
  const remark = marks.length === 0 ? '' : ` [${marks.join(' · ')}]`;
  const result = points === unknownChange.text ? '' : `: ${points} (${pointsChange}; ${placesChange.text})`;
  return `${own ? '→ ' : ''}${rank === unknownChange.text ? rank : `${rank}.`} ${name}${remark}${result}`;
}

function illustrativeMark(illustrative: boolean, language: Language): string {
  return illustrative ? ` [${letterTexts[language].illustrative}]` : '';
}
