import {
  capitalise,
  formatInteger,
  formatPoints,
  formatPointsChange,
  formatShare,
  formatWeek,
} from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { LeagueSummary } from '../../domain/report/league-summary.ts';
import { summaryOf } from '../../domain/report/summary-of.ts';
import type { ReportLine, WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Extent } from '../letter/extent.ts';
import { type Change, outOf, placesWithArrow, pointsWithArrow, unknownChange } from './change-words.ts';
import { shortExplanation } from './explanation-words.ts';
import {
  membershipRemarks,
  missingRemarks,
  placesRemarks,
  recomputedRemarks,
  turnoutWords,
} from './league-remarks.ts';
import { leagueTexts } from './league-texts.ts';
import { sinceWords } from './since-words.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** One line of a ranking, as shown. `marks` are remarks about the unit, such as "submitted late". */
export type RankingRow = {
  readonly rank: string;
  readonly unit: string;
  /** The name of the unit's class; empty where there is none. */
  readonly className: string;
  readonly points: string;
  readonly pointsChange: string;
  readonly placesChange: Change;
  readonly own: boolean;
  readonly marks: readonly string[];
};

/** A unit that moved, as shown above the ranking. `remark` and `why` are empty where there is nothing to say. */
export type MoverEntry = {
  readonly move: Change;
  readonly unit: string;
  readonly remark: string;
  readonly why: string;
};

/** The movers under their label. */
export type MoverList = { readonly label: string; readonly entries: readonly MoverEntry[] };

/** A league's ranking in one language. */
export type LeagueSection = {
  readonly title: string;
  readonly illustrative: boolean;
  readonly provisional: boolean;
  readonly received: string;
  /** Who joined and left, and why the ranking was recomputed. */
  readonly remarks: readonly string[];
  readonly movers: readonly MoverList[];
  /** Replaces the movers when there are none. */
  readonly withoutMovers: string | null;
  readonly caption: string;
  /** Who submitted nothing, and what that means. */
  readonly missing: readonly string[];
};

type League = WeeklyReport['leagues'][number];

/** Puts one league of a report into words, without the rows of its table. */
export function leagueSectionOf(
  league: League,
  report: WeeklyReport,
  extent: Extent,
  language: Language,
): LeagueSection {
  const summary = summaryOf(league);
  const texts = leagueTexts[language];
  const title = league.name[language];
  const { provisional } = league;
  const { period } = report;
  const against = sinceWords(league.since, period, language);
  const caption = texts.caption(title, formatWeek(period, language), provisional);
  const legend = [
    ...(isShortened(league, extent) ? [shortenedWords(league, report, summary, language)] : []),
    ...(summary.compared ? [texts.changes(against)] : []),
    ...maximumOf(summary, language),
    ...(summary.classes ? [texts.classes] : []),
  ];
  return {
    title,
    illustrative: summary.illustrative,
    provisional,
    received: turnoutWords(league, language),
    remarks: [
      ...membershipRemarks(league, summary, period, extent.names, language),
      ...placesRemarks(league, period, language),
      ...recomputedRemarks(league, language),
    ],
    ...moversOf(league, report, summary, extent, language),
    caption: [caption, ...legend].join(' '),
    missing: missingRemarks(summary, extent.names, language),
  };
}

/** What the units could earn: the same for all, or that they are ranked by the share of it. */
function maximumOf({ maxima }: LeagueSummary, language: Language): string[] {
  const texts = leagueTexts[language];
  const [first, ...others] = maxima;
  if (first === undefined) return [];
  return [others.length === 0 ? texts.maxPoints(formatPoints(first, language)) : texts.byShare];
}

/** Whether a ranking is shown in part. */
function isShortened({ summary, lines }: League, { rows }: Extent): boolean {
  return summary !== undefined || lines.length > rows;
}

function shortenedWords(
  { league }: League,
  { set, period }: WeeklyReport,
  { units }: LeagueSummary,
  language: Language,
): string {
  const command = `tiendo ranking show ${set} ${period} --league ${league}`;
  return leagueTexts[language].shortened(formatInteger(units, language), command);
}

function moversOf(
  league: League,
  report: WeeklyReport,
  { movers: found }: LeagueSummary,
  extent: Extent,
  language: Language,
): { movers: readonly MoverList[]; withoutMovers: string | null } {
  const texts = leagueTexts[language];
  const without = (words: string) => ({ movers: [], withoutMovers: words });
  if (league.received === 0) return without(texts.nobodySent);
  if (league.tooFew) return without(texts.tooFew(outOf(league.received, league.expected, language)));
  if (found === null) return without(`${capitalise(weeklyReportTexts[language].noComparison)}.`);
  const entries = (units: readonly string[]) =>
    units
      .slice(0, extent.entries)
      .flatMap((unit) => league.lines.filter((line) => line.unit === unit))
      .flatMap((line) => moverEntry(line, found.by, report, language));
  const movers = [
    { label: texts.risers[found.by], entries: entries(found.risers) },
    { label: texts.fallers[found.by], entries: entries(found.fallers) },
  ].filter((list) => list.entries.length > 0);
  if (movers.length > 0) return { movers, withoutMovers: null };
  return without(texts.noMovers[found.by](sinceWords(league.since, report.period, language)));
}

function moverEntry(
  line: ReportLine,
  by: 'places' | 'points',
  { indicators, period }: WeeklyReport,
  language: Language,
): MoverEntry[] {
  const { delta } = line;
  if (delta === null) return [];
  const texts = leagueTexts[language];
  const remarks = [
    ...(by === 'points' ? [] : [texts.moverPoints(formatPointsChange(delta.points, language))]),
    ...(line.since === undefined ? [] : [texts.since(sinceWords(line.since, period, language))]),
  ];
  const move =
    by === 'places' ? placesWithArrow(delta.places ?? 0, language) : pointsWithArrow(delta.points, language);
  const why = shortExplanation(line, indicators, language);
  return [{ move, unit: line.name[language], remark: remarks.join(' '), why }];
}

/** Puts the lines of a league into words, one at a time. */
export class RowWriter {
  readonly #period: string;
  readonly #language: Language;
  readonly #isByShare: boolean;
  readonly #hasRealFigures: boolean;

  constructor(league: League, period: string, language: Language) {
    this.#period = period;
    this.#language = language;
    const { maxima, real } = summaryOf(league);
    this.#isByShare = maxima.length > 1;
    this.#hasRealFigures = real;
  }

  /** @param own whether the unit is the reader's own */
  rowOf(line: ReportLine, own: boolean): RankingRow {
    const language = this.#language;
    const { rank, points, delta, notRanked } = line;
    const hasFigures = notRanked !== 'nothing-sent' && notRanked !== 'unreadable';
    return {
      rank: rank === null ? unknownChange.text : formatInteger(rank, language),
      unit: line.name[language],
      className: line.class?.[language] ?? '',
      points: hasFigures ? formatPoints(points, language) : unknownChange.text,
      pointsChange: delta === null ? unknownChange.text : formatPointsChange(delta.points, language),
      placesChange:
        delta === null || delta.places === null ? unknownChange : placesWithArrow(delta.places, language),
      own,
      marks: [
        ...(own ? [leagueTexts[language].marks.own] : []),
        ...this.#marksOf(line),
        ...(line.since === undefined
          ? []
          : [`± ${leagueTexts[language].since(sinceWords(line.since, this.#period, language))}`]),
      ],
    };
  }

  #marksOf(line: ReportLine): string[] {
    const language = this.#language;
    const { marks } = leagueTexts[language];
    const { points, maxPoints, rank, lacking } = line;
    const ofMax = () => {
      const share = formatShare(points, maxPoints, language);
      return marks.ofMax(formatPoints(points, language), formatPoints(maxPoints, language), share);
    };
    return [
      ...(line.submitted ? [] : [marks.notSubmitted]),
      ...(lacking === null ? [] : [marks.lacking(lacking.count)]),
      ...(rank === null && line.submitted
        ? [line.notRanked === 'unreadable' ? marks.unreadable : marks.notRanked]
        : []),
      ...(line.carriedFrom === undefined ? [] : [marks.carried(formatWeek(line.carriedFrom, language))]),
      ...(rank !== null && this.#isByShare ? [ofMax()] : []),
      ...(line.late ? [marks.late] : []),
      ...(line.illustrative && this.#hasRealFigures ? [marks.illustrative] : []),
    ];
  }
}
