import type { Principal } from './principal.ts';

/** The length of a counting interval of requests, in minutes; intervals begin on the full minute for all tokens. */
export const countingMinutes = 1;

/** The number of requests a holder of tokens may make per minute; see `counted-as.ts`. */
export type RateLimit = {
  readonly requests: number;
  /**
   * The number of requests an instance of a function reserves at a time, and also the number it allows per minute
   * before reserving any. Because the two are equal, a caller within `requests` is never rejected, over any number of
   * instances; a caller above it gets at most one extra batch per instance.
   */
  readonly batch: number;
};

/**
 * The limits by role. A unit's program sends a file of a hundred submissions within a minute; operations set up a whole
 * province, one token per unit, in one pass.
 */
export const rateLimits: Readonly<Record<Principal['role'], RateLimit>> = {
  unit: { requests: 120, batch: 5 },
  reader: { requests: 120, batch: 5 },
  leader: { requests: 120, batch: 5 },
  operations: { requests: 600, batch: 25 },
};

/** How much of something was counted in an interval, such as a holder's requests in a minute, by its number. */
export type Reservation = { readonly interval: number; readonly count: number };

/** The outcome of counting a request. */
export type RateVerdict = {
  readonly allowed: boolean;
  readonly limit: RateLimit;
  /** Requests left in the minute, as far as this instance knows. */
  readonly remaining: number;
  /** Whole seconds until the next minute; at least one. */
  readonly resetSeconds: number;
};

/**
 * The reservation after as many more batches as the given number of requests needs. A stored reservation of an earlier minute no longer counts, even if it was not
 * removed; one of a later minute, stored by an instance with a faster clock, does.
 * @returns null when the minute has no room for them
 */
export function reserveBatches(
  limit: RateLimit,
  stored: Reservation | null,
  minute: number,
  requests: number,
): Reservation | null {
  const current = stored !== null && stored.interval >= minute ? stored : { interval: minute, count: 0 };
  const count = current.count + Math.ceil(requests / limit.batch) * limit.batch;
  return count > limit.requests ? null : { interval: current.interval, count };
}
