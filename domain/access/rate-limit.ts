import type { Temporal } from 'temporal-polyfill';
import type { Principal } from './principal.ts';

/** Requests are counted by the minute; every token's begins at the full minute. */
export const minuteSeconds = 60;

/** How many requests a token may make in a minute. */
export type RateLimit = {
  readonly requests: number;
  /**
   * How many an instance of a function reserves at a time, and also how many it lets pass in a minute before it reserves
   * any. Because the two are equal, nobody who keeps within `requests` is ever refused, over however many instances
   * their requests are spread; and of those who do not, at most one batch more for each instance gets through.
   */
  readonly batch: number;
};

/** The limits by role. Operations set up a whole province, a token for every unit, in one go. */
export const rateLimits: Readonly<Record<Principal['role'], RateLimit>> = {
  unit: { requests: 120, batch: 5 },
  leader: { requests: 120, batch: 5 },
  operations: { requests: 600, batch: 25 },
};

/** How many requests of a token all instances together have reserved in a minute. */
export type Reservation = { readonly minute: number; readonly count: number };

/** What became of a request that was counted. */
export type RateVerdict = {
  readonly allowed: boolean;
  readonly limit: RateLimit;
  /** How many more requests the minute has room for, as far as this instance knows. */
  readonly remaining: number;
  /** Whole seconds until the next minute; at least one. */
  readonly resetSeconds: number;
};

/** The number of the minute an instant lies in. */
export function minuteAt(now: Temporal.Instant): number {
  return Math.floor(now.epochMilliseconds / (minuteSeconds * 1_000));
}

/** Whole seconds until the next minute; at least one. */
export function secondsLeft(now: Temporal.Instant): number {
  const endsAt = (minuteAt(now) + 1) * minuteSeconds * 1_000;
  return Math.ceil((endsAt - now.epochMilliseconds) / 1_000);
}

/**
 * What is reserved after one more batch. What was stored for an earlier minute no longer counts, whether or not anything
 * has removed it; what an instance with a faster clock stored for a later one does.
 * @returns null when the minute has no room for another batch
 */
export function reserveBatch(
  limit: RateLimit,
  stored: Reservation | null,
  minute: number,
): Reservation | null {
  const current = stored !== null && stored.minute >= minute ? stored : { minute, count: 0 };
  const count = current.count + limit.batch;
  return count > limit.requests ? null : { minute: current.minute, count };
}
