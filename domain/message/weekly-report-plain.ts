import type { Language } from '../language/text.ts';
import { letterTexts } from './letter.ts';
import { underlined } from './plain-letter.ts';
import type { Headline } from './weekly-report-headline.ts';
import type { LeagueSection, MoverList, RankingRow } from './weekly-report-league.ts';

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
  { label, illustrative, figures, sentences }: Headline,
  language: Language,
): string[] {
  const lines = figures.map(({ label: name, value, change }) =>
    change === null ? `${name}: ${value}` : `${name}: ${value} (${change.text})`,
  );
  return [[label + illustrativeMark(illustrative, language), ...lines].join('\n'), ...sentences];
}

function leagueParagraphs(league: LeagueSection, language: Language): string[] {
  const title = league.title + illustrativeMark(league.illustrative, language);
  return [
    `${underlined(title)}\n${league.received}`,
    ...(league.withoutMovers === null ? league.movers.map(moverParagraph) : [league.withoutMovers]),
    [league.caption, ...league.rows.map(rankingLine)].join('\n'),
    league.missing,
  ];
}

function moverParagraph({ label, entries }: MoverList): string {
  return [
    `${label}:`,
    ...entries.map(({ places, unit, points }) => `${places.text} ${unit} (${points})`),
  ].join('\n');
}

function rankingLine({ rank, unit, points, pointsChange, placesChange, own, marks }: RankingRow): string {
  const remark = marks.length === 0 ? '' : ` [${marks.join(' · ')}]`;
  return `${own ? '→ ' : ''}${rank}. ${unit}${remark}: ${points} (${pointsChange}; ${placesChange.text})`;
}

function illustrativeMark(illustrative: boolean, language: Language): string {
  return illustrative ? ` [${letterTexts[language].illustrative}]` : '';
}
