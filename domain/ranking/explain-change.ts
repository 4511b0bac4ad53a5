import type { RankingLine } from './edition.ts';
import type { Totals } from './totals.ts';

/** Why a unit's points and place changed against the period before. Points are in 1/100; places are positive upwards. */
export type ChangeExplanation = {
  /** The change of points, indicator by indicator, the largest first; together they are the change of the total. */
  readonly indicators: readonly { readonly indicator: string; readonly points: number }[];
  /** The places the unit would have gained had only its own points changed. */
  readonly ownPlaces: number;
  /** The places the unit would have gained had only the others' points changed, or their number. */
  readonly othersPlaces: number;
};

type Line = Pick<RankingLine, 'rank' | 'points'> & {
  readonly indicators: readonly { readonly indicator: string; readonly points: number }[];
};

/**
 * Explains a unit's change between two rankings of its league. Its own places and the others' are each counted with the rest
 * held still, so where both moved they need not add up to the change.
 * @param now the unit's line in the later ranking @param totals everybody's points in it, the unit's own among them
 * @param before the unit's line in the earlier one @param earlierTotals everybody's points in that, likewise
 */
export function explainChange(
  now: Line,
  totals: Totals,
  before: Line,
  earlierTotals: Totals,
): ChangeExplanation {
  return {
    indicators: indicatorChanges(now, before),
    ownPlaces: before.rank - rankInstead(now.points, before.points, earlierTotals),
    othersPlaces: before.rank - rankInstead(before.points, now.points, totals),
  };
}

function indicatorChanges(now: Line, before: Line): ChangeExplanation['indicators'] {
  const changes = new Map<string, number>();
  for (const { indicator, points } of now.indicators) changes.set(indicator, points);
  for (const { indicator, points } of before.indicators)
    changes.set(indicator, (changes.get(indicator) ?? 0) - points);
  return [...changes]
    .filter(([, points]) => points !== 0)
    .map(([indicator, points]) => ({ indicator, points }))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.indicator < b.indicator ? -1 : 1));
}

/** The rank that points would have in a ranking in place of the unit's own, which do not stand in their own way. */
function rankInstead(points: number, own: number, totals: Totals): number {
  return 1 + totals.ahead(points) - (own > points ? 1 : 0);
}
