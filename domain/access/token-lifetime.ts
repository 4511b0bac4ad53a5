import { Temporal } from 'temporal-polyfill';
import { earlierOf, isBefore } from '../period/compare-instants.ts';
import { wholeSecond } from '../period/whole-second.ts';
import type { Principal, TokenRecord } from './principal.ts';

/** The maximum lifetime of a token in days, from its creation. */
export const longestLifetimeDays = 400;

/** The default lifetime of a token in days: a year and a month for figures, a quarter for operations. */
export const usualLifetimeDays: Readonly<Record<Principal['role'], number>> = {
  unit: 400,
  leader: 400,
  operations: 90,
};

/** The number of days a replaced token keeps working beside its replacement. */
export const overlapDays = 14;

/** The default expiry of a token created now. */
export function usualExpiry(role: Principal['role'], now: Temporal.Instant): Temporal.Instant {
  return wholeSecond(daysAfter(now, usualLifetimeDays[role]));
}

/** The latest expiry allowed for a token created now. */
export function latestExpiry(now: Temporal.Instant): Temporal.Instant {
  return wholeSecond(daysAfter(now, longestLifetimeDays));
}

/** The expiry of a token replaced now: after the overlap, but never later than before. */
export function expiryOnceReplaced({ expiresAt }: TokenRecord, now: Temporal.Instant): Temporal.Instant {
  const end = daysAfter(now, overlapDays);
  return wholeSecond(earlierOf(end, Temporal.Instant.from(expiresAt)));
}

/** Whether a token has expired; it has at the instant of its expiry. */
export function isExpired({ expiresAt }: TokenRecord, now: Temporal.Instant): boolean {
  return !isBefore(now, expiresAt);
}

/** Whether a token is valid: neither revoked nor expired. */
export function isLive(record: TokenRecord, now: Temporal.Instant): boolean {
  return record.revokedAt === undefined && !isExpired(record, now);
}

function daysAfter(instant: Temporal.Instant, days: number): Temporal.Instant {
  return instant.add({ hours: 24 * days });
}
