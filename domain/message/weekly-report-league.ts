import { compareNames } from '../language/compare-names.ts';
import { capitalise, formatInteger, formatPoints, formatPointsChange } from '../language/format.ts';
import type { Language } from '../language/text.ts';
import type { ReportLine, WeeklyReport } from '../report/weekly-report.ts';
import { type Change, placesWithArrow, unknownChange } from './change-words.ts';
import { biggestMovers, type Mover } from './movers.ts';
import { outOf } from './weekly-report-headline.ts';
import { weeklyReportTexts } from './weekly-report-texts.ts';

/** One line of a ranking as it is shown. `marks` are remarks on the unit, such as "submitted late". */
export type RankingRow = {
  readonly rank: string;
  readonly unit: string;
  readonly points: string;
  readonly pointsChange: string;
  readonly placesChange: Change;
  readonly own: boolean;
  readonly marks: readonly string[];
};

/** A unit that climbed or fell, as it is shown above the ranking. */
export type MoverEntry = { readonly places: Change; readonly unit: string; readonly points: string };

/** The movers under their label. */
export type MoverList = { readonly label: string; readonly entries: readonly MoverEntry[] };

/** A league's ranking in one language. */
export type LeagueSection = {
  readonly title: string;
  readonly illustrative: boolean;
  readonly received: string;
  readonly movers: readonly MoverList[];
  /** Said instead of the movers when there are none. */
  readonly withoutMovers: string | null;
  readonly caption: string;
  readonly rows: readonly RankingRow[];
  readonly missing: string;
};

type League = WeeklyReport['leagues'][number];

const moversEachWay = 3;

/** Puts one league of a report into words. `week` is the report's week as the language writes it. */
export function leagueSectionOf(
  league: League,
  week: string,
  ownUnit: string,
  language: Language,
): LeagueSection {
  const texts = weeklyReportTexts[language];
  const title = league.name[language];
  const maxPoints = new Set(league.lines.map((line) => line.maxPoints));
  const remark =
    maxPoints.size === 1
      ? [...maxPoints].map((points) => texts.maxPoints(formatPoints(points, language)))
      : [];
  return {
    title,
    illustrative: league.lines.some((line) => line.illustrative),
    received: texts.received(outOf(league.received, league.expected, language)),
    ...moversOf(league, language),
    caption: [texts.caption(title, week), ...remark].join(' '),
    rows: league.lines.map((line) => rowOf(line, ownUnit, league, language)),
    missing: missingOf(league, language),
  };
}

function moversOf(
  { lines }: League,
  language: Language,
): { movers: readonly MoverList[]; withoutMovers: string | null } {
  const texts = weeklyReportTexts[language];
  const found = biggestMovers(lines, moversEachWay);
  if (found === null) return { movers: [], withoutMovers: `${capitalise(texts.noComparison)}.` };
  const movers = [
    { label: texts.risers, entries: found.risers.map((mover) => moverEntry(mover, language)) },
    { label: texts.fallers, entries: found.fallers.map((mover) => moverEntry(mover, language)) },
  ].filter(({ entries }) => entries.length > 0);
  return { movers, withoutMovers: movers.length === 0 ? texts.noMovers : null };
}

function moverEntry({ line, delta }: Mover, language: Language): MoverEntry {
  return {
    places: placesWithArrow(delta.places, language),
    unit: line.name[language],
    points: weeklyReportTexts[language].moverPoints(formatPointsChange(delta.points, language)),
  };
}

function rowOf(line: ReportLine, ownUnit: string, league: League, language: Language): RankingRow {
  const { marks } = weeklyReportTexts[language];
  const own = line.unit === ownUnit;
  const oddOneOut =
    line.illustrative && league.lines.some(({ submitted, illustrative }) => submitted && !illustrative);
  return {
    rank: formatInteger(line.rank, language),
    unit: line.name[language],
    points: formatPoints(line.points, language),
    pointsChange: line.delta === null ? unknownChange.text : formatPointsChange(line.delta.points, language),
    placesChange: line.delta === null ? unknownChange : placesWithArrow(line.delta.places, language),
    own,
    marks: [
      ...(own ? [marks.own] : []),
      ...(line.submitted ? [] : [marks.notSubmitted]),
      ...(line.late ? [marks.late] : []),
      ...(oddOneOut ? [marks.illustrative] : []),
    ],
  };
}

function missingOf({ lines }: League, language: Language): string {
  const texts = weeklyReportTexts[language];
  const units = lines
    .filter(({ submitted }) => !submitted)
    .toSorted((a, b) => compareNames(a.name, b.name, language))
    .map(({ name }) => name[language]);
  return units.length === 0 ? texts.allSubmitted : texts.missing(units.length, units.join('; '));
}
