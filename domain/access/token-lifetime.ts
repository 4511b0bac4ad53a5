import { Temporal } from 'temporal-polyfill';
import { earlierOf, isBefore } from '../period/compare-instants.ts';
import { wholeSecond } from '../period/whole-second.ts';
import type { Principal, TokenRecord } from './principal.ts';

/** The most days a token may live, from the moment it is made. */
export const longestLifetimeDays = 400;

/** How many days a token lives when its issuer does not say: a year and a month for figures, a quarter for power over everything. */
export const usualLifetimeDays: Readonly<Record<Principal['role'], number>> = {
  unit: 400,
  leader: 400,
  operations: 90,
};

/** How many days a token goes on working beside the one that replaces it. */
export const overlapDays = 14;

/** When a token made now ends, if its issuer does not say. */
export function usualExpiry(role: Principal['role'], now: Temporal.Instant): Temporal.Instant {
  return wholeSecond(daysAfter(now, usualLifetimeDays[role]));
}

/** The latest end a token made now may have. */
export function latestExpiry(now: Temporal.Instant): Temporal.Instant {
  return wholeSecond(daysAfter(now, longestLifetimeDays));
}

/** When a token ends that is replaced now: after the overlap, and never later than it would have. */
export function expiryOnceReplaced({ expiresAt }: TokenRecord, now: Temporal.Instant): Temporal.Instant {
  const end = daysAfter(now, overlapDays);
  return wholeSecond(earlierOf(end, Temporal.Instant.from(expiresAt)));
}

/** Whether a token's time is over; from the very instant it ends, it is. */
export function isExpired({ expiresAt }: TokenRecord, now: Temporal.Instant): boolean {
  return !isBefore(now, expiresAt);
}

/** Whether a token works: neither revoked nor expired. */
export function isLive(record: TokenRecord, now: Temporal.Instant): boolean {
  return record.revokedAt === undefined && !isExpired(record, now);
}

function daysAfter(instant: Temporal.Instant, days: number): Temporal.Instant {
  return instant.add({ hours: 24 * days });
}
