import type { Catalogue, IndicatorSet, League } from '../catalogue/catalogue.ts';
import { findUnit } from '../catalogue/units.ts';
import { isRanked } from '../ranking/comparisons.ts';
import type { ComparedWith, Edition, RankingLine } from '../ranking/edition.ts';
import { tooFewToCompare } from '../ranking/too-few-to-compare.ts';
import { explainedLine, type NamedIndicator, namedIndicatorsOf, unexplainedLine } from './explained.ts';
import { biggestMovers, moversEachWay } from './movers.ts';
import type { ReportLine, Since, WeeklyReport } from './weekly-report.ts';

/**
 * What the weekly report shows of a league's ranking, with every name needed to render it. Only the biggest movers and
 * the readers' own units are explained; explaining every unit would make a national report too large.
 * @param readers the units of the report's recipients
 */
export function reportedLeague(
  catalogue: Catalogue,
  { id, name }: League,
  edition: Edition,
  readers: ReadonlySet<string>,
): WeeklyReport['leagues'][number] {
  const { expected, received, complete, partial, provisional } = edition;
  const { comparedWith, classes, excluded, joined, left, recomputed, lines } = edition;
  const ranked = lines.filter(isRanked).length;
  const tooFew = tooFewToCompare({ expected, received, ranked, provisional });
  const movers = tooFew ? null : biggestMovers(lines, moversEachWay);
  const moved = [...(movers?.risers ?? []), ...(movers?.fallers ?? [])].map(({ line }) => line.unit);
  const explained = new Set([...readers, ...moved]);
  return {
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
    excluded: excluded.map((unit) => unit.name),
    joined: joined.map((unit) => unit.name),
    left: left.map((unit) => ({
      name: unit.name,
      successor: (unit.successor === null ? undefined : findUnit(catalogue, unit.successor)?.name) ?? null,
    })),
    recomputed: recomputed && { reason: recomputed.reason, moved: recomputed.moved.length },
    lines: lines.map((line) => reportedLine(classes, line, explained.has(line.unit))),
  };
}

function reportedLine(classes: Edition['classes'], line: RankingLine, isExplained: boolean): ReportLine {
  const { unit, name, points, maxPoints, late, illustrative, carriedFrom, comparedWith } = line;
  return {
    unit,
    name,
    points,
    maxPoints,
    late,
    illustrative,
    class: classes.find(({ id }) => id === line.class)?.name ?? null,
    ...(carriedFrom === undefined ? {} : { carriedFrom }),
    ...(comparedWith === undefined ? {} : { since: sinceOf(comparedWith) }),
    ...(isExplained ? explainedLine(line) : unexplainedLine(line)),
  };
}

function sinceOf({ period, of, among }: ComparedWith): Since {
  return { period, of: of ?? null, among: among ?? null };
}

/** The indicators that the explanations of these leagues name. */
export function indicatorsNamedIn(set: IndicatorSet, leagues: WeeklyReport['leagues']): NamedIndicator[] {
  const named = new Set<string>();
  for (const { why, stepUp, lacking, beyond } of leagues.flatMap(({ lines }) => lines)) {
    for (const { indicator } of [...(why?.named ?? []), ...beyond]) named.add(indicator);
    for (const indicator of [...(why?.notSentBefore?.named ?? []), ...(lacking?.named ?? [])])
      named.add(indicator);
    if (stepUp !== null) named.add(stepUp.indicator);
  }
  return namedIndicatorsOf(set).filter(({ id }) => named.has(id));
}
