import type { Language } from '../../domain/language/text.ts';
import { letterTexts } from '../letter/letter.ts';
import { plainLine } from '../letter/linked-line.ts';
import type { Words } from '../letter/passages.ts';
import { underlined } from '../letter/plain-letter.ts';
import { unknownChange } from './change-words.ts';
import type { LeagueSection, MoverList, RankingRow } from './league-section.ts';
import type { OtherLeagues } from './other-leagues.ts';
import type { OwnUnit } from './own-unit.ts';
import type { Headline } from './weekly-report-headline.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** A league in plain text: the sentences that come before all tables, and the heading of its table. */
export type LeagueParagraphs = { readonly summary: readonly string[]; readonly heading: string };

/** The parts of a weekly report in one language, in their order: a paragraph each, or several of those that are shared. */
export type ReportParagraphs = {
  readonly headline: readonly Words[];
  readonly own: readonly Words[];
  readonly absent: readonly Words[];
  readonly leagues: readonly LeagueWords[];
  readonly milestones: readonly Words[];
  readonly remarks: readonly Words[];
  readonly others: readonly Words[];
};

/** A league with the rows of its table. */
type LeagueWords = { readonly summary: readonly Words[]; readonly heading: Words; readonly rows: Words };

/** Joins the parts of a weekly report in one language. */
export function weeklyReportParagraphs(parts: ReportParagraphs): Words[] {
  return [
    ...parts.headline,
    ...parts.own,
    ...parts.absent,
    ...parts.leagues.flatMap(({ summary }) => summary),
    ...parts.milestones,
    ...parts.remarks,
    ...parts.leagues.map(({ heading, rows }) => [heading, rows]),
    ...parts.others,
  ];
}

/** How one of the reader's units ranks, in plain text. */
export function ownUnitParagraph({ sentence, explanation, trend }: OwnUnit): string {
  return [plainLine(sentence), ...explanation, ...(trend === null ? [] : [trend.plain])].join('\n');
}

/** The summary of rankings that are not shown, in plain text. */
export function otherLeaguesParagraphs(others: OtherLeagues): string[] {
  return others === null ? [] : [`${underlined(others.title)}\n${others.text}`];
}

/** The line that replaces omitted rows. */
export function gapLine(words: string): string {
  return `\n${words}`;
}

/** The headline in plain text. */
export function headlineParagraphs(
  { label, illustrative, figures, trend, sentences }: Headline,
  language: Language,
): string[] {
  const lines = figures.map(({ label: name, value, change }) =>
    change === null ? `${name}: ${value}` : `${name}: ${value} (${change.text})`,
  );
  return [
    [label + illustrativeMark(illustrative, language), ...lines].join('\n'),
    ...(trend === null ? [] : [trend.plain]),
    ...sentences.map(plainLine),
  ];
}

/** A league in plain text, without the rows of its table. */
export function leagueParagraphs(league: LeagueSection, language: Language): LeagueParagraphs {
  const provisional = league.provisional ? ` [${weeklyReportTexts[language].provisional.title}]` : '';
  const title = league.title + provisional + illustrativeMark(league.illustrative, language);
  return {
    summary: [
      [underlined(title), league.received, ...league.remarks, ...league.ends.map(plainLine)].join('\n'),
      ...(league.withoutMovers === null ? [] : [league.withoutMovers]),
      ...league.movers.map(moverParagraph),
    ],
    heading: [underlined(league.table), ...(league.caption === '' ? [] : [league.caption])].join('\n'),
  };
}

function moverParagraph({ label, entries }: MoverList): string {
  return [
    `${label}:`,
    ...entries.map(
      ({ move, unit, remark, why }) =>
        `${move.text} ${unit.words}${remark === '' ? '' : ` (${remark})`}${why === '' ? '' : `: ${why}`}`,
    ),
  ].join('\n');
}

/** A row of a ranking in plain text, on a line of its own. */
export function rankingLine({ rank, unit, className, points, ...row }: RankingRow): string {
  const { pointsChange, placesChange, own, marks } = row;
  const name = className === '' ? unit.words : `${unit.words} (${className})`;
  const remark = marks.length === 0 ? '' : ` [${marks.join(' · ')}]`;
  const result = points === unknownChange.text ? '' : `: ${points} (${pointsChange}; ${placesChange.text})`;
  return `\n${own ? '→ ' : ''}${rank === unknownChange.text ? rank : `${rank}.`} ${name}${remark}${result}`;
}

function illustrativeMark(illustrative: boolean, language: Language): string {
  return illustrative ? ` [${letterTexts[language].illustrative}]` : '';
}
