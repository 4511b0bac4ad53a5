import { Temporal } from 'temporal-polyfill';
import { dateAt, instantOf } from './period.ts';

/** The number of a date: days since 1970. */
export function dayNumber(day: Temporal.PlainDate): number {
  return new Temporal.PlainDate(1970, 1, 1).until(day, { largestUnit: 'day' }).days;
}

/** Whole seconds until the day in Vietnam ends; at least one. */
export function secondsToMidnight(now: Temporal.Instant): number {
  const midnight = instantOf(dateAt(now).add({ days: 1 }), '00:00');
  return Math.ceil(midnight.since(now).total('seconds'));
}
