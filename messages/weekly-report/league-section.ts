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
import { moversEachWay } from '../../domain/report/movers.ts';
import { summaryOf } from '../../domain/report/summary-of.ts';
import type { ReportLine, WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Extent } from '../letter/extent.ts';
import type { LinkedLine, LinkedWords } from '../letter/linked-line.ts';
import {
  type Change,
  outOf,
  placesWithArrow,
  placesWithUnit,
  pointsWithArrow,
  unknownChange,
} from './change-words.ts';
import { leagueEnds } from './league-ends.ts';
import {
  incompleteRemarks,
  membershipRemarks,
  recomputedRemarks,
  scoringRemarks,
  turnoutWords,
} from './league-remarks.ts';
import { leagueTexts } from './league-texts.ts';
import type { ReportPages } from './report-pages.ts';
import { rowsNeeded } from './rows-needed.ts';
import { shortExplanation } from './short-explanation.ts';
import { amongUnits, sinceWords } from './since-words.ts';
import { submittedMarks, unapprovedTexts } from './unapproved-units.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** One line of a ranking, as shown. `marks` are remarks about the unit, such as "submitted late". */
export type RankingRow = {
  readonly rank: string;
  readonly unit: LinkedWords;
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
  readonly unit: LinkedWords;
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
  /** Who joined and left, why the ranking was recomputed, and who sent only some figures. */
  readonly remarks: readonly string[];
  /** Who leads and who is last, and which indicators moved the league. */
  readonly ends: readonly LinkedLine[];
  readonly movers: readonly MoverList[];
  /** Stands before the movers: that nobody's rank changed, or why there are none. */
  readonly withoutMovers: string | null;
  /** The title of its table; of how many units it shows only some, or empty; and its legend. */
  readonly table: string;
  readonly shortened: string;
  readonly caption: string;
};

type League = WeeklyReport['leagues'][number];

/** Puts one league of a report into words, without the rows of its table. */
export function leagueSectionOf(
  league: League,
  report: WeeklyReport,
  extent: Extent,
  pages: ReportPages,
  language: Language,
): LeagueSection {
  const summary = summaryOf(league);
  const texts = leagueTexts[language];
  const title = league.name[language];
  const { provisional } = league;
  const { period } = report;
  const against = sinceWords(league.since, period, language);
  const legend = [
    ...(summary.compared ? [texts.changes(against, amongUnits(league.ranked, league.since, language))] : []),
    ...maximumOf(summary, language),
    ...(summary.classes ? [texts.classes] : []),
    ...(summary.missing.count > 0 && league.absent !== undefined ? [texts.absentAbove] : []),
  ];
  const isWhole = !isShortened(league, extent);
  const all = allLacking(league);
  return {
    title,
    illustrative: summary.illustrative,
    provisional,
    received: turnoutWords(all === null ? league : { ...league, partial: null }, language),
    remarks: [
      ...scoringRemarks(league, report, extent.names, against, language),
      ...membershipRemarks(league, summary, period, extent.names, language),
      ...recomputedRemarks(league, language),
      ...(all === null ? [] : [texts.allLack(league.received, all)]),
      ...incompleteRemarks(
        isWhole || all !== null ? { ...summary, partial: nobody } : summary,
        extent.names,
        language,
      ),
    ],
    ends: leagueEnds(league, pages, language),
    ...moverWords(league, report, summary, extent, pages, language),
    table: texts.table(title, provisional),
    shortened: isWhole ? '' : texts.shortened(formatInteger(summary.units, language)),
    caption: legend.join(' '),
  };
}

/** In a table of all units, each row says what is lacking. */
const nobody = { count: 0, names: [] };

/** How many figures each unit lacks that sent some, where that is the same for all of several; null where it is not, or not known. */
function allLacking({ lines, summary }: League): number | null {
  const sent = lines.filter(({ submitted }) => submitted);
  const counts = new Set(sent.map(({ lacking }) => lacking?.count ?? 0));
  const [count = 0] = counts;
  return summary !== undefined || sent.length < 2 || counts.size !== 1 || count === 0 ? null : count;
}

/** What the units could earn: the same for all, or that they are ranked by the share of it. */
function maximumOf({ maxima }: LeagueSummary, language: Language): string[] {
  const texts = leagueTexts[language];
  const [first, ...others] = maxima;
  if (first === undefined) return [];
  return [others.length === 0 ? texts.maxPoints(formatPoints(first, language)) : texts.byShare];
}

/** Whether a ranking is shown in part. */
function isShortened(league: League, { rows }: Extent): boolean {
  return league.summary !== undefined || rowsNeeded(league) > rows;
}

/** How many movers of a league are named each way: of a short one fewer, since its table shows them all. */
function moversOf(units: number): number {
  return Math.min(moversEachWay, Math.ceil(units / 10));
}

function moverWords(
  league: League,
  report: WeeklyReport,
  { movers: found, units: count }: LeagueSummary,
  extent: Extent,
  pages: ReportPages,
  language: Language,
): { movers: readonly MoverList[]; withoutMovers: string | null } {
  const texts = leagueTexts[language];
  const without = (words: string) => ({ movers: [], withoutMovers: words });
  const { nobody: nobodySent } =
    league.unapproved === undefined ? { nobody: texts.nobodySent } : unapprovedTexts(language);
  if (league.received === 0) return without(nobodySent);
  if (league.tooFew) return without(tooFewWords(league, language));
  if (found === null) return without(`${capitalise(weeklyReportTexts[language].noComparison)}.`);
  const entries = (units: readonly string[]) =>
    units
      .slice(0, Math.min(moversOf(count), extent.entries))
      .flatMap((unit) => league.lines.filter((line) => line.unit === unit))
      .flatMap((line) => moverEntry(line, found.by, report, pages, language));
  const movers = [
    { label: texts.risers[found.by], entries: entries(found.risers) },
    { label: texts.fallers[found.by], entries: entries(found.fallers) },
  ].filter((list) => list.entries.length > 0);
  const since = sinceWords(league.since, report.period, language);
  const unmoved = texts.noMovers[found.sameRanks ? 'places' : found.by](since);
  return { movers, withoutMovers: movers.length === 0 || found.sameRanks ? unmoved : null };
}

/** Why nobody is called a leader or a mover: too few have submitted, or, where that is not it, a single unit is ranked. */
function tooFewWords(
  { received, expected, ranked, provisional, unapproved }: League,
  language: Language,
): string {
  const { onlyOne } = leagueTexts[language];
  const { tooFew } = unapproved === undefined ? leagueTexts[language] : unapprovedTexts(language);
  const isEnough = received === expected || (!provisional && 2 * received >= expected);
  return isEnough && ranked === 1 ? onlyOne : tooFew(outOf(received, expected, language));
}

function moverEntry(
  line: ReportLine,
  by: 'places' | 'points',
  { indicators, period }: WeeklyReport,
  pages: ReportPages,
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
    by === 'places' ? placesWithUnit(delta.places ?? 0, language) : pointsWithArrow(delta.points, language);
  const why = shortExplanation(line, indicators, language);
  const unit = { words: line.name[language], url: pages.unit(line.unit) };
  return [{ move, unit, remark: remarks.join(' '), why }];
}

/** Puts the lines of a league into words, one at a time. */
export class RowWriter {
  readonly #period: string;
  readonly #language: Language;
  readonly #isByShare: boolean;
  readonly #hasRealFigures: boolean;
  /** Whether what is lacking is said of all at once. */
  readonly #isLackSaid: boolean;
  readonly #pages: ReportPages;

  constructor(league: League, period: string, pages: ReportPages, language: Language) {
    this.#pages = pages;
    this.#period = period;
    this.#language = language;
    const { maxima, real } = summaryOf(league);
    this.#isByShare = maxima.length > 1;
    this.#hasRealFigures = real;
    this.#isLackSaid = allLacking(league) !== null;
  }

  /** @param own whether the unit is the reader's own */
  rowOf(line: ReportLine, own: boolean): RankingRow {
    const language = this.#language;
    const { rank, points, delta, notRanked } = line;
    const hasFigures = notRanked !== 'nothing-sent' && notRanked !== 'unreadable';
    return {
      rank: rank === null ? unknownChange.text : formatInteger(rank, language),
      unit: { words: line.name[language], url: this.#pages.unit(line.unit) },
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
      ...submittedMarks(line, language),
      ...(lacking === null || this.#isLackSaid ? [] : [marks.lacking(lacking.count)]),
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
