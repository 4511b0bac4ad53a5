import type { Language } from '../../domain/language/text.ts';
import { letterTexts } from '../letter/letter.ts';
import { underlined } from '../letter/plain-letter.ts';
import { unknownChange } from './change-words.ts';
import type { LeagueSection, MoverList, RankingRow } from './league-section.ts';
import type { OtherLeagues } from './other-leagues.ts';
import type { Headline, OwnUnit } from './weekly-report-headline.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** A league in plain text: the paragraphs before its table, its caption, and the paragraphs after it. */
export type LeagueParagraphs = {
  readonly before: readonly string[];
  readonly caption: string;
  readonly after: readonly string[];
};

/** Joins the parts of a weekly report in one language: its headline, the reader's own units, and each league with its rows. */
export function weeklyReportParagraphs(
  headline: readonly string[],
  own: readonly OwnUnit[],
  leagues: readonly (LeagueParagraphs & { readonly rows: string })[],
  others: readonly string[],
): string[] {
  return [
    ...headline,
    ...own.map(({ sentence, explanation }) => [sentence, ...explanation].join('\n')),
    ...leagues.flatMap(({ before, caption, rows, after }) => [...before, caption + rows, ...after]),
    ...others,
  ];
}

/** What stands for the rankings that are not shown, in plain text. */
export function otherLeaguesParagraphs(others: OtherLeagues): string[] {
  return others === null ? [] : [`${underlined(others.title)}\n${others.text}`];
}

/** What stands in the place of rows, on a line of its own. */
export function gapLine(words: string): string {
  return `\n${words}`;
}

/** The headline in plain text. */
export function headlineParagraphs(
  { label, illustrative, figures, sentences }: Headline,
  language: Language,
): string[] {
  const lines = figures.map(({ label: name, value, change }) =>
    change === null ? `${name}: ${value}` : `${name}: ${value} (${change.text})`,
  );
  return [[label + illustrativeMark(illustrative, language), ...lines].join('\n'), ...sentences];
}

/** A league in plain text, without the rows of its table. */
export function leagueParagraphs(league: LeagueSection, language: Language): LeagueParagraphs {
  const provisional = league.provisional ? ` [${weeklyReportTexts[language].provisional.title}]` : '';
  const title = league.title + provisional + illustrativeMark(league.illustrative, language);
  return {
    before: [
      `${underlined(title)}\n${league.received}`,
      ...league.remarks,
      ...(league.withoutMovers === null ? league.movers.map(moverParagraph) : [league.withoutMovers]),
    ],
    caption: league.caption,
    after: league.missing,
  };
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

/** A row of a ranking in plain text, on a line of its own. */
export function rankingLine({ rank, unit, className, points, ...row }: RankingRow): string {
  const { pointsChange, placesChange, own, marks } = row;
  const name = className === '' ? unit : `${unit} (${className})`;
  const remark = marks.length === 0 ? '' : ` [${marks.join(' · ')}]`;
  const result = points === unknownChange.text ? '' : `: ${points} (${pointsChange}; ${placesChange.text})`;
  return `\n${own ? '→ ' : ''}${rank === unknownChange.text ? rank : `${rank}.`} ${name}${remark}${result}`;
}

function illustrativeMark(illustrative: boolean, language: Language): string {
  return illustrative ? ` [${letterTexts[language].illustrative}]` : '';
}
