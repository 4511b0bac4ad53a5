import type { Catalogue, IndicatorSet, League } from '../catalogue/catalogue.ts';
import { findUnit } from '../catalogue/units.ts';
import type { Text } from '../language/text.ts';
import { isRanked } from '../ranking/comparisons.ts';
import type { ComparedWith, Edition, RankingLine } from '../ranking/edition.ts';
import { rescoredIds, type ScoringChange, shortenedScoring } from '../ranking/scoring-change.ts';
import { tooFewToCompare } from '../ranking/too-few-to-compare.ts';
import {
  type Explained,
  explainedLine,
  type NamedIndicator,
  namedIndicatorsOf,
  unexplainedLine,
} from './explained.ts';
import { firstByName, leagueSummary } from './league-summary.ts';
import { biggestMovers, moversEachWay } from './movers.ts';
import { shownPlaces } from './shown-lines.ts';
import type { Trend } from './trend.ts';
import { unapprovedUnitsIn } from './unapproved-units.ts';
import type { ReportLine, Since, WeeklyReport } from './weekly-report.ts';

type ScoringOf = (comparedWith: ComparedWith | null) => ScoringChange | null;

/**
 * What the weekly report shows of a league's ranking, with every name needed to render it. A ranking that is longer than it may
 * be is summarised, with the lines that every reader sees. Only the biggest movers and the readers' own units are
 * explained.
 * @param readers the units of the report's recipients
 * @param rows how many rows the ranking may have
 * @param trendOf the trend of a reader's unit; null for one that has none
 * @param scoringOf how the scoring differs from that of the ranking compared with
 */
export function reportedLeague(
  catalogue: Catalogue,
  { id, name }: League,
  edition: Edition,
  readers: ReadonlySet<string>,
  rows = Number.POSITIVE_INFINITY,
  trendOf: (line: RankingLine) => Trend | null = () => null,
  scoringOf: ScoringOf = () => null,
): WeeklyReport['leagues'][number] {
  const { expected, received, complete, partial, provisional } = edition;
  const { comparedWith, classes, excluded, joined, left, recomputed, lines } = edition;
  const ranked = lines.filter(isRanked).length;
  const tooFew = tooFewToCompare({ expected, received, ranked, provisional });
  const movers = tooFew ? null : biggestMovers(lines, moversEachWay);
  const moved = [...(movers?.risers ?? []), ...(movers?.fallers ?? [])].map(({ line }) => line.unit);
  const unapproved = unapprovedUnitsIn(edition);
  const scoring = scoringOf(comparedWith);
  const silent = excluded.filter((unit) => unit.unapproved === undefined);
  const leavers = left.map((unit) => ({
    name: unit.name,
    successor: (unit.successor === null ? undefined : findUnit(catalogue, unit.successor)?.name) ?? null,
  }));
  const about = {
    league: id,
    name,
    edition: edition.edition,
    expected,
    received,
    complete,
    partial,
    ranked,
    provisional,
    tooFew,
    since: comparedWith && sinceOf(comparedWith),
    recomputed: recomputed && { reason: recomputed.reason, moved: recomputed.moved.length },
    ...(unapproved === null ? {} : { unapproved }),
    ...(scoring === null ? {} : { scoring: shortenedScoring(scoring) }),
  };
  const written = (line: RankingLine, isExplained: boolean) =>
    reportedLine(classes, line, isExplained, rescoredIds(scoringOf(line.comparedWith ?? comparedWith)));
  const namesOf = (units: readonly { readonly name: Text }[]) => units.map((unit) => unit.name);
  if (lines.length <= rows) {
    const explained = new Set([...readers, ...moved]);
    return {
      ...about,
      excluded: namesOf(silent),
      joined: namesOf(joined),
      left: leavers,
      lines: lines.map((line) => ({
        ...written(line, explained.has(line.unit)),
        ...(readers.has(line.unit) ? trendPart(trendOf(line)) : {}),
      })),
    };
  }
  const summarised = lines.map((line) => ({
    ...line,
    hasClass: classNameOf(classes, line) !== null,
    isPartial: line.sent === 'partial',
  }));
  const beside = { excluded: namesOf(silent), joined: namesOf(joined), left: left.length };
  const summary = leagueSummary(summarised, beside);
  const explained = new Set(moved);
  const shownLeavers = [
    ...new Set([
      ...firstByName(leavers, (unit) => unit.name, 'vi'),
      ...firstByName(leavers, (unit) => unit.name, 'en'),
    ]),
  ];
  return {
    ...about,
    excluded: [],
    joined: [],
    left: shownLeavers,
    summary,
    lines: shownPlaces(lines, summary, rows).flatMap((place) =>
      lines.slice(place, place + 1).map((line) => ({ ...written(line, explained.has(line.unit)), place })),
    ),
  };
}

/**
 * The line of a reader's own unit in a ranking that is shown in part.
 * @param place among all of its lines, from 0
 * @param scoringOf how the scoring differs from that of the ranking compared with
 */
export function ownReportLine(
  { classes, comparedWith }: Edition,
  line: RankingLine,
  place: number,
  trend: Trend | null = null,
  scoringOf: ScoringOf = () => null,
): ReportLine {
  const rescored = rescoredIds(scoringOf(line.comparedWith ?? comparedWith));
  return { ...reportedLine(classes, line, true, rescored), place, ...trendPart(trend) };
}

function trendPart(trend: Trend | null): Pick<ReportLine, 'trend'> {
  return trend === null ? {} : { trend };
}

function reportedLine(
  classes: Edition['classes'],
  line: RankingLine,
  isExplained: boolean,
  rescored: ReadonlySet<string>,
): ReportLine {
  const { unit, name, points, maxPoints, late, illustrative, carriedFrom, comparedWith } = line;
  return {
    unit,
    name,
    points,
    maxPoints,
    late,
    illustrative,
    class: classNameOf(classes, line),
    ...(carriedFrom === undefined ? {} : { carriedFrom }),
    ...(comparedWith === undefined ? {} : { since: sinceOf(comparedWith) }),
    ...(isExplained ? explainedLine(line, rescored) : unexplainedLine(line)),
  };
}

function classNameOf(classes: Edition['classes'], line: RankingLine): Text | null {
  return classes.find(({ id }) => id === line.class)?.name ?? null;
}

function sinceOf({ period, of, among }: ComparedWith): Since {
  return { period, of: of ?? null, among: among ?? null };
}

/** The indicators that explanations name. */
export function indicatorsNamedIn(set: IndicatorSet, explained: readonly Explained[]): NamedIndicator[] {
  const named = new Set<string>();
  for (const { why, stepUp, lacking, beyond } of explained) {
    for (const { indicator } of [...(why?.named ?? []), ...beyond]) named.add(indicator);
    for (const indicator of [...(why?.notSentBefore?.named ?? []), ...(lacking?.named ?? [])])
      named.add(indicator);
    if (stepUp !== null) named.add(stepUp.indicator);
  }
  return namedIndicatorsOf(set).filter(({ id }) => named.has(id));
}
