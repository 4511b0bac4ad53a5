import type { Temporal } from 'temporal-polyfill';
import { wholeSecond } from '../period/whole-second.ts';
import type { Principal } from './principal.ts';

/** The maximum lifetime of a chain of tokens in days, from the creation of its first. */
export const longestLifetimeDays = 400;

/** The default lifetime of a token in days: a year and a month for figures, a quarter for operations. */
export const usualLifetimeDays: Readonly<Record<Principal['role'], number>> = {
  unit: 400,
  reader: 400,
  leader: 400,
  operations: 90,
};

/** The maximum number of days a replaced token keeps working beside its replacement. */
export const overlapDays = 14;

/**
 * A rotated token may be rotated again, in place of a successor whose answer was lost, once this many seconds have
 * passed. No call lasts that long, so of several at once only one succeeds.
 */
export const secondsUntilRetry = 60;

/** The default expiry of a token created now. */
export function usualExpiry(role: Principal['role'], now: Temporal.Instant): Temporal.Instant {
  return wholeSecond(daysAfter(now, usualLifetimeDays[role]));
}

/** The latest expiry allowed for a token created now. */
export function latestExpiry(now: Temporal.Instant): Temporal.Instant {
  return wholeSecond(daysAfter(now, longestLifetimeDays));
}

function daysAfter(instant: Temporal.Instant, days: number): Temporal.Instant {
  return instant.add({ hours: 24 * days });
}
