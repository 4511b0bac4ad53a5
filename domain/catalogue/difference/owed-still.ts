import type { Temporal } from 'temporal-polyfill';
import { periodFrom, periodOf, previousPeriod } from '../../period/period.ts';
import type { IndicatorSet } from '../catalogue.ts';

type Ranges = IndicatorSet['owed'];

/**
 * Whether every period of a set that was owed, from the one that ended last before a day on, is still owed. Periods further
 * back are ranked and reported already.
 */
export function isOwedStill(was: IndicatorSet, now: IndicatorSet, today: Temporal.PlainDate): boolean {
  const first = previousPeriod(periodOf(was.frequency, today)).id;
  return was.owed
    .filter(({ to }) => to === undefined || to >= first)
    .every(({ from, to }) => isWithin(from < first ? first : from, to, now.owed));
}

/** Whether the periods from one to another, or without an end, are all in some ranges, which may adjoin. */
function isWithin(from: string, to: string | undefined, ranges: Ranges): boolean {
  let next = from;
  for (;;) {
    const range = ranges.find((one) => one.from <= next && (one.to === undefined || next <= one.to));
    if (range === undefined) return false;
    if (range.to === undefined || (to !== undefined && to <= range.to)) return true;
    next = following(range.to);
  }
}

function following(id: string): string {
  const period = periodFrom(id);
  if (period === null) throw new RangeError(`${id} is not a period`);
  return periodOf(period.frequency, period.to.add({ days: 1 })).id;
}
