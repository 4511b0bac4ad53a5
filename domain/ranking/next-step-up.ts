import { type Indicator, type IndicatorKindName, type IndicatorOf, indicatorKinds } from '../kinds/kinds.ts';
import { divideUp, type Exact, type Quantity } from '../kinds/quantity.ts';
import type { Score } from '../scoring/indicator-scores.ts';
import { proRata } from '../scoring/points.ts';
import { quantityOf } from '../scoring/quantity.ts';
import { indicatorAt, type RowScore } from '../scoring/score-row.ts';
import type { FigureTable } from '../submission/figure-table.ts';
import { cheapestProportion, type ScoredCell } from './cheapest-proportion.ts';
import { isLessFraction } from './fraction.ts';
import type { Totals } from './totals.ts';

/** The smallest change in one indicator that lifts a unit to the next place. */
export type StepUp = {
  readonly indicator: string;
  /**
   * The change (negative for a decrease) in what the indicator counts: records, tasks, or 1/100 points. Null where the
   * unit has sent no figure of the indicator; the step is to send it.
   */
  readonly more: number | null;
  /** The points gained, in 1/100; for a figure that is not there yet, the most it can bring. */
  readonly points: number;
  /** The rank reached if no other unit moves; likewise the best that a figure not there yet can bring. */
  readonly rank: number;
};

/** A way up, with what it takes: so many of all the steps from no points to full points. Exact, and never rounded. */
type Way = {
  readonly more: Exact | null;
  readonly points: number;
  readonly effort: { readonly part: Exact; readonly whole: Exact };
};

/** A way up, and in which indicator. */
type Found = Way & { readonly place: ScoredCell };

/** A unit's figures in a table, with the score of their row. */
export type ScoredFigures = { readonly score: RowScore; readonly table: FigureTable; readonly row: number };

/**
 * The cheapest step up to the next place, among all indicators that can bring the missing points on their own. Quantities of
 * different indicators cannot be compared, so the cheapest is the one that takes the smallest part of the way from no points
 * to full points in its own indicator, compared as exact fractions; among equals, the earlier in the set. A figure that was
 * never sent comes before all others, because the work may already be done; among several, the one that needs the smallest
 * part of its points. Reaching the share of the units ahead means sharing their rank.
 *
 * An indicator offers no step only if there is nothing left to do in it: it has full points, or nothing arose for it.
 * @param figures the unit's own, scored
 * @param totals the shares of all ranked units of the league, including the unit's own
 * @returns null for the leader, and where no single indicator is enough
 */
export function cheapestStepUp({ score, table, row }: ScoredFigures, totals: Totals): StepUp | null {
  const target = totals.nextAbove(score);
  if (target === null) return null;
  const missing = roundedUp(target.points * score.maxPoints, target.maxPoints) - score.points;
  const { way, others } = cheapestProportion(score, table, row, missing);
  let best: Found | null = way;
  for (const place of others) {
    const { at, layout, index, cell } = place;
    const own = { points: score.indicators.points[at] ?? 0, maxPoints: layout.frame.maxPoints[index] ?? 0 };
    const other = anyWay(indicatorAt(layout, index), table, cell, own, missing);
    if (other === null) continue;
    const found = { ...other, place };
    if (best === null || isCheaper(found, best)) best = found;
  }
  if (best === null) return null;
  const { more, points, place } = best;
  const rank = 1 + totals.ahead({ points: score.points + points, maxPoints: score.maxPoints });
  const indicator = indicatorAt(place.layout, place.index).id;
  return { indicator, more: more === null ? null : Number(more), points, rank };
}

/** The way up in an indicator of any kind. */
function anyWay(
  indicator: Indicator,
  table: FigureTable,
  cell: number,
  own: Score,
  missing: number,
): Way | null {
  if (table.codes[cell] === 0) return sendingIt(indicator, own, missing);
  return leastRaise(quantityOf(indicator, table.value(cell)), own, missing);
}

/** Whether a way takes less than another; of equal ones, whether it is in an earlier indicator. */
function isCheaper(one: Found, other: Found): boolean {
  if ((one.more === null) !== (other.more === null)) return one.more === null;
  const [{ part, whole }, than] = [one.effort, other.effort];
  if (isLessFraction(part, whole, than.part, than.whole)) return true;
  return one.place.at < other.place.at && !isLessFraction(than.part, than.whole, part, whole);
}

/** Sending a figure that is not there yet; null when even the best one would not bring so many points. */
function sendingIt(definition: Indicator, { maxPoints }: Score, missing: number): Way | null {
  const points = proRata(maxPoints, mostEarned(definition.kind, definition), 10_000);
  if (points < missing) return null;
  return { more: null, points, effort: { part: missing, whole: points } };
}

function mostEarned<K extends IndicatorKindName>(kind: K, indicator: IndicatorOf<K>): number {
  return indicatorKinds[kind].mostEarned(indicator);
}

/** A quotient rounded up, exact while the dividend is a safe integer. */
function roundedUp(dividend: number, divisor: number): number {
  return Math.ceil(dividend / divisor);
}

/** The smallest change of one figure that adds the given points; null when no change can. */
function leastRaise(quantity: Quantity | null, { points, maxPoints }: Score, missing: number): Way | null {
  const wanted = points + missing;
  if (quantity === null || quantity.whole <= 0 || wanted > maxPoints) return null;
  const { growth } = quantity;
  const [part, whole] = [BigInt(quantity.part), BigInt(quantity.whole)];
  const gained = (reached: bigint) => proRata(maxPoints, reached, whole) - points;
  if ('levels' in growth) {
    const level = growth.levels.find((one) => gained(one.part) >= missing);
    if (level === undefined) return null;
    return { more: level.more, points: gained(level.part), effort: { part: level.more, whole: growth.all } };
  }
  const { each } = growth;
  const step = each < 0n ? -each : each;
  // Half up: max × part ⁄ whole rounds to `wanted` from (wanted − ½) on.
  const enough = divideUp(whole * BigInt(2 * wanted - 1), 2n * BigInt(maxPoints));
  const steps = divideUp(enough - part, step);
  return {
    more: each < 0n ? -steps : steps,
    points: gained(part + steps * step),
    effort: { part: steps * step, whole },
  };
}
