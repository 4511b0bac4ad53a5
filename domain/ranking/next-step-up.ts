import type { IndicatorSet } from '../catalogue/catalogue.ts';
import type { Indicator } from '../kinds/kinds.ts';
import { proRata } from '../scoring/points.ts';
import { quantityOf } from '../scoring/quantity.ts';
import type { UnitScore } from '../scoring/score-unit.ts';
import type { Values } from '../submission/values.ts';
import type { Totals } from './totals.ts';

/** The smallest change in one indicator that lifts a unit to the next place. */
export type StepUp = {
  readonly indicator: string;
  /** The change (negative for a decrease) in what the indicator counts: records, tasks, or 1/100 points. */
  readonly more: number;
  /** The points gained, in 1/100. */
  readonly points: number;
  /** The rank reached if no other unit moves. */
  readonly rank: number;
};

/** A step up, with its share of the work remaining in its indicator. */
type Raise = { readonly more: bigint; readonly points: number; readonly effort: number };

/**
 * The cheapest step up to the next place. Among the indicators that can each bring the missing points alone, it is the
 * one that takes the smallest share of its remaining work, because quantities of different indicators cannot be
 * compared. Reaching the points of the units ahead means sharing their rank. An indicator that is complete, or scored
 * in bands, is never proposed.
 * @param score the unit's own score
 * @param totals all units' points in the league, including the unit's own
 * @returns null for the leader, and where no single indicator is enough
 */
export function cheapestStepUp(
  set: IndicatorSet,
  score: UnitScore,
  values: Values,
  totals: Totals,
): StepUp | null {
  const target = totals.nextAbove(score.points);
  if (target === null) return null;
  const definitions = new Map(set.indicators.map((indicator) => [indicator.id, indicator]));
  let best: { readonly step: StepUp; readonly effort: number } | null = null;
  for (const { indicator, points, maxPoints } of score.indicators) {
    const definition = definitions.get(indicator);
    if (definition === undefined) continue;
    const raise = leastRaise(definition, values, { points, maxPoints }, target - score.points);
    if (raise === null || (best !== null && best.effort <= raise.effort)) continue;
    const rank = 1 + totals.ahead(score.points + raise.points);
    const step = { indicator, more: Number(raise.more), points: raise.points, rank };
    best = { step, effort: raise.effort };
  }
  return best?.step ?? null;
}

/**
 * The smallest amount to add to one indicator's figure for the given gain in points; null when the indicator cannot
 * give it.
 */
function leastRaise(
  indicator: Indicator,
  values: Values,
  { points, maxPoints }: { readonly points: number; readonly maxPoints: number },
  missing: number,
): Raise | null {
  const quantity = quantityOf(indicator, values.get(indicator.id));
  const wanted = points + missing;
  if (quantity === null || quantity.whole === 0n || wanted > maxPoints) return null;
  const { part, whole, unit } = quantity;
  if (unit === null) return null;
  // Half up: max × part ⁄ whole rounds to `wanted` from (wanted − ½) on.
  const enough = divideUp(whole * BigInt(2 * wanted - 1), 2n * BigInt(maxPoints));
  const step = unit < 0n ? -unit : unit;
  const steps = divideUp(enough - part, step);
  return {
    more: unit < 0n ? -steps : steps,
    points: proRata(maxPoints, part + steps * step, whole) - points,
    effort: Number((steps * step * 1_000_000n) / whole),
  };
}

function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
