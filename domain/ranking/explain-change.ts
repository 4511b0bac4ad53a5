import type { RankingLine } from './edition.ts';
import type { Totals } from './totals.ts';

/** Why a unit's points and rank changed since the previous period. Points are in 1/100; places are positive upwards. */
export type ChangeExplanation = {
  /** The change in points by indicator, largest first; they sum to the change of the total. */
  readonly indicators: readonly { readonly indicator: string; readonly points: number }[];
  /** The places gained had only the unit's own points changed. */
  readonly ownPlaces: number;
  /** The places gained had only the other units' points, or their number, changed. */
  readonly othersPlaces: number;
};

type Line = Pick<RankingLine, 'rank' | 'points'> & {
  readonly indicators: readonly { readonly indicator: string; readonly points: number }[];
};

/**
 * Explains a unit's change between two rankings of its league. The unit's own effect and the others' effect are each
 * computed with the other held constant, so they need not sum to the change.
 * @param now the unit's line in the later ranking
 * @param totals all units' points in the later ranking, including the unit's own
 * @param before the unit's line in the earlier ranking
 * @param earlierTotals all units' points in the earlier ranking, including the unit's own
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

/** The rank of `points` in a ranking from which the unit's own points are removed. */
function rankInstead(points: number, own: number, totals: Totals): number {
  return 1 + totals.ahead(points) - (own > points ? 1 : 0);
}
