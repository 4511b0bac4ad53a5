import {
  capitalise,
  formatInteger,
  formatPoints,
  formatPointsChange,
  formatWeek,
} from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { NamedIndicator } from '../../domain/report/explained.ts';
import { biggestMovers, type Mover, moversEachWay } from '../../domain/report/movers.ts';
import type { ReportLine, WeeklyReport } from '../../domain/report/weekly-report.ts';
import { type Change, outOf, placesWithArrow, unknownChange } from './change-words.ts';
import { shortExplanation } from './explanation-words.ts';
import { membershipRemarks, missingRemarks, recomputedRemarks } from './league-remarks.ts';
import { leagueTexts } from './league-texts.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** One line of a ranking, as shown. `marks` are remarks about the unit, such as "submitted late". */
export type RankingRow = {
  readonly rank: string;
  readonly unit: string;
  /** The name of the unit's class; empty if it has none. */
  readonly className: string;
  readonly points: string;
  readonly pointsChange: string;
  readonly placesChange: Change;
  readonly own: boolean;
  readonly marks: readonly string[];
};

/** A riser or faller, as shown above the ranking. `why` is empty when there is nothing to explain. */
export type MoverEntry = {
  readonly places: Change;
  readonly unit: string;
  readonly points: string;
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
  readonly rows: readonly RankingRow[];
  /** The units that submitted nothing, and the consequence. */
  readonly missing: readonly string[];
};

type League = WeeklyReport['leagues'][number];

/** Formats one league of a report. */
export function leagueSectionOf(
  league: League,
  { period, indicators }: WeeklyReport,
  ownUnits: ReadonlySet<string>,
  language: Language,
): LeagueSection {
  const texts = leagueTexts[language];
  const title = league.name[language];
  const { provisional } = league;
  const caption = texts.caption(title, formatWeek(period, language), provisional);
  const maxPoints = new Set(league.lines.map((line) => line.maxPoints));
  const legend = [
    ...(maxPoints.size === 1
      ? [...maxPoints].map((all) => texts.maxPoints(formatPoints(all, language)))
      : []),
    ...(league.lines.some((line) => line.class !== null) ? [texts.classes] : []),
  ];
  return {
    title,
    illustrative: league.lines.some((line) => line.illustrative),
    provisional,
    received: texts.received(outOf(league.received, league.expected, language)),
    remarks: [...membershipRemarks(league, language), ...recomputedRemarks(league, language)],
    ...moversOf(league, indicators, language),
    caption: [caption, ...legend].join(' '),
    rows: league.lines.map((line) => rowOf(line, ownUnits, league, language)),
    missing: missingRemarks(league, language),
  };
}

function moversOf(
  { lines }: League,
  indicators: readonly NamedIndicator[],
  language: Language,
): { movers: readonly MoverList[]; withoutMovers: string | null } {
  const texts = leagueTexts[language];
  const found = biggestMovers(lines, moversEachWay);
  if (found === null)
    return { movers: [], withoutMovers: `${capitalise(weeklyReportTexts[language].noComparison)}.` };
  const entries = (some: readonly Mover[]) => some.map((mover) => moverEntry(mover, indicators, language));
  const movers = [
    { label: texts.risers, entries: entries(found.risers) },
    { label: texts.fallers, entries: entries(found.fallers) },
  ].filter((list) => list.entries.length > 0);
  return { movers, withoutMovers: movers.length === 0 ? texts.noMovers : null };
}

function moverEntry(
  { line, delta }: Mover,
  indicators: readonly NamedIndicator[],
  language: Language,
): MoverEntry {
  return {
    places: placesWithArrow(delta.places, language),
    unit: line.name[language],
    points: leagueTexts[language].moverPoints(formatPointsChange(delta.points, language)),
    why: shortExplanation(line, indicators, language),
  };
}

function rowOf(
  line: ReportLine,
  ownUnits: ReadonlySet<string>,
  league: League,
  language: Language,
): RankingRow {
  const { marks } = leagueTexts[language];
  const own = ownUnits.has(line.unit);
  const oddOneOut =
    line.illustrative && league.lines.some(({ submitted, illustrative }) => submitted && !illustrative);
  return {
    rank: formatInteger(line.rank, language),
    unit: line.name[language],
    className: line.class?.[language] ?? '',
    points: formatPoints(line.points, language),
    pointsChange: line.delta === null ? unknownChange.text : formatPointsChange(line.delta.points, language),
    placesChange: line.delta === null ? unknownChange : placesWithArrow(line.delta.places, language),
    own,
    marks: [
      ...(own ? [marks.own] : []),
      ...(line.submitted ? [] : [marks.notSubmitted]),
      ...(line.carriedFrom === undefined ? [] : [marks.carried(formatWeek(line.carriedFrom, language))]),
      ...(line.late ? [marks.late] : []),
      ...(oddOneOut ? [marks.illustrative] : []),
    ],
  };
}
