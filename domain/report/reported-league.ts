import type { Catalogue, IndicatorSet, League } from '../catalogue/catalogue.ts';
import { findUnit } from '../catalogue/units.ts';
import type { Edition, RankingLine } from '../ranking/edition.ts';
import { explainedLine, type NamedIndicator, namedIndicatorsOf } from './explained.ts';
import { biggestMovers, moversEachWay } from './movers.ts';
import type { ReportLine, WeeklyReport } from './weekly-report.ts';

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
  const movers = biggestMovers(edition.lines, moversEachWay);
  const moved = [...(movers?.risers ?? []), ...(movers?.fallers ?? [])].map(({ line }) => line.unit);
  const explained = new Set([...readers, ...moved]);
  const { expected, received, provisional, classes, excluded, joined, left, recomputed } = edition;
  return {
    league: id,
    name,
    edition: edition.edition,
    expected,
    received,
    provisional,
    excluded: excluded.map((unit) => unit.name),
    joined: joined.map((unit) => unit.name),
    left: left.map((unit) => ({
      name: unit.name,
      successor: (unit.successor === null ? undefined : findUnit(catalogue, unit.successor)?.name) ?? null,
    })),
    recomputed: recomputed && { reason: recomputed.reason, moved: recomputed.moved.length },
    lines: edition.lines.map((line) => reportedLine(classes, line, explained.has(line.unit))),
  };
}

function reportedLine(classes: Edition['classes'], line: RankingLine, isExplained: boolean): ReportLine {
  const { unit, name, points, maxPoints, submitted, late, illustrative, carriedFrom } = line;
  return {
    unit,
    name,
    points,
    maxPoints,
    submitted,
    late,
    illustrative,
    class: classes.find(({ id }) => id === line.class)?.name ?? null,
    ...(carriedFrom === undefined ? {} : { carriedFrom }),
    ...explainedLine(isExplained ? line : { ...line, why: null, stepUp: null }),
  };
}

/** The indicators that the explanations of these leagues name. */
export function indicatorsNamedIn(set: IndicatorSet, leagues: WeeklyReport['leagues']): NamedIndicator[] {
  const named = new Set<string>();
  for (const { why, stepUp } of leagues.flatMap(({ lines }) => lines)) {
    for (const { indicator } of why?.named ?? []) named.add(indicator);
    if (stepUp !== null) named.add(stepUp.indicator);
  }
  return namedIndicatorsOf(set).filter(({ id }) => named.has(id));
}
