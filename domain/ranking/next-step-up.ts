import type { IndicatorSet } from '../catalogue/catalogue.ts';
import type { Indicator } from '../kinds/kinds.ts';
import { proRata } from '../scoring/points.ts';
import { quantityOf } from '../scoring/quantity.ts';
import type { UnitScore } from '../scoring/score-unit.ts';
import type { Values } from '../submission/values.ts';
import type { Totals } from './totals.ts';

/** The least a unit has to change in one indicator to climb. */
export type StepUp = {
  readonly indicator: string;
  /** How much more, or less where it is negative, in what the indicator counts: records, tasks, or 1/100 points. */
  readonly more: number;
  /** The points that brings, in 1/100. */
  readonly points: number;
  /** The place it leads to, if nobody else moves. */
  readonly rank: number;
};

/** A way up, with the part it is of all there is to do in its indicator. */
type Raise = { readonly more: bigint; readonly points: number; readonly effort: number };

/**
 * The cheapest way up to the next place: of all indicators that alone can bring the missing points, the one that takes the
 * smallest part of what there is to do in it, since the quantities of different indicators cannot be compared. Reaching the
 * points of those ahead shares their place. An indicator with nothing to do in it, or scored in bands, is never proposed.
 * @param score the unit's own @param totals everybody's points in the league, the unit's own among them
 * @returns null for whoever leads, and where no single indicator is enough
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

/** The least that can be added to one indicator's figure for so many points more; null when it cannot bring them. */
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
