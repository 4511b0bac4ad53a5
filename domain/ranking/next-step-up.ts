import { type Indicator, type IndicatorKindName, type IndicatorOf, indicatorKinds } from '../kinds/kinds.ts';
import { divideUp, type Exact, type Quantity } from '../kinds/quantity.ts';
import type { Score } from '../scoring/indicator-scores.ts';
import { proRata } from '../scoring/points.ts';
import { quantityOf } from '../scoring/quantity.ts';
import { indicatorAt, isExact, type RowScore } from '../scoring/score-row.ts';
import type { FigureTable } from '../submission/figure-table.ts';
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

/** A unit's figures in a table, with the score of their row. */
export type ScoredFigures = { readonly score: RowScore; readonly table: FigureTable; readonly row: number };

/**
 * The cheapest step up to the next place, of every indicator that alone can bring the missing points. Quantities of
 * different indicators cannot be compared, so the cheapest is the one that takes the smallest part of the way from no
 * points to full points in its own indicator, compared as exact fractions; of equal ones the earlier in the set. A figure
 * that was never sent comes before all others, because the work may be done already; of several, the one that needs the
 * smallest part of its points. Reaching the share of the units ahead means sharing their rank.
 *
 * Only an indicator with nothing to do in it offers no way: one that has full points, and one for which nothing arose.
 * @param figures the unit's own, scored
 * @param totals the shares of all ranked units of the league, including the unit's own
 * @returns null for the leader, and where no single indicator is enough
 */
export function cheapestStepUp({ score, table, row }: ScoredFigures, totals: Totals): StepUp | null {
  const target = totals.nextAbove(score);
  if (target === null) return null;
  const missing = roundedUp(target.points * score.maxPoints, target.maxPoints) - score.points;
  const { layouts, indicators } = score;
  const { codes: cells, first, second } = table;
  const begin = row * table.width;
  let best: Way | null = null;
  // The effort of the best way, by which most others are passed over; of none, more than any other.
  let [leastPart, leastWhole] = [Number.POSITIVE_INFINITY, 1];
  let indicator = '';
  let at = 0;
  for (const layout of layouts) {
    const { columns, codes, parts, wholes, ofSecond, frame } = layout;
    for (let index = 0; index < columns.length; index += 1) {
      const points = indicators.points[at] ?? 0;
      const maxPoints = frame.maxPoints[index] ?? 0;
      at += 1;
      if (maxPoints - points < missing) continue;
      const cell = begin + (columns[index] ?? 0);
      const each = parts[index] ?? 0;
      const part = (first[cell] ?? 0) * each;
      const own = wholes[index] ?? 0;
      const whole = ofSecond[index] === 1 ? (second[cell] ?? 0) * own : own;
      const doubled = whole * (2 * (points + missing) - 1);
      let way: Way | null = null;
      if (
        codes[index] === cells[cell] &&
        whole > 0 &&
        isExact(part, whole) &&
        doubled <= Number.MAX_SAFE_INTEGER - 2 * maxPoints
      ) {
        // Products that differ when rounded differ in the same direction when exact, and one step is the least.
        if (each * leastWhole > leastPart * whole) continue;
        // Half up: max × part ⁄ whole rounds to what is wanted from (wanted − ½) on.
        const steps = roundedUp(roundedUp(doubled, 2 * maxPoints) - part, each);
        const more = steps * each;
        if (more * leastWhole > leastPart * whole || (best !== null && !isLess(more, whole, best))) continue;
        const gained = proRata(maxPoints, part + more, whole) - points;
        way = { more: steps, points: gained, effort: { part: more, whole } };
        [leastPart, leastWhole] = [more, whole];
      } else {
        way = anyWay(indicatorAt(layout, index), table, cell, { points, maxPoints }, missing);
        if (way === null || (best !== null && !isCheaper(way, best))) continue;
        [leastPart, leastWhole] = leastOf(way);
      }
      best = way;
      indicator = frame.ids[index] ?? '';
    }
  }
  if (best === null) return null;
  const { more, points } = best;
  const rank = 1 + totals.ahead({ points: score.points + points, maxPoints: score.maxPoints });
  return { indicator, more: more === null ? null : Number(more), points, rank };
}

/** The effort of a way in numbers, for passing over what takes more: nothing where no figure that was sent can take less. */
function leastOf({ more, effort: { part, whole } }: Way): [part: number, whole: number] {
  if (more === null) return [-1, 1];
  return typeof part === 'number' && typeof whole === 'number' ? [part, whole] : [Number.POSITIVE_INFINITY, 1];
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

/** Whether a way in a figure that was sent takes less than another; one that was never sent comes before it. */
function isLess(part: number, whole: number, { more, effort }: Way): boolean {
  return more !== null && isLessFraction(part, whole, effort.part, effort.whole);
}

function isCheaper(one: Way, other: Way): boolean {
  if ((one.more === null) !== (other.more === null)) return one.more === null;
  return isLessFraction(one.effort.part, one.effort.whole, other.effort.part, other.effort.whole);
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
