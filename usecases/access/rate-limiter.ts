import type { Temporal } from 'temporal-polyfill';
import { intervalAt, secondsToInterval } from '../../domain/access/counting-interval.ts';
import type { Principal } from '../../domain/access/principal.ts';
import {
  countingMinutes,
  type RateLimit,
  type RateVerdict,
  rateLimits,
  reserveBatches,
} from '../../domain/access/rate-limit.ts';
import type { ReservationStore } from '../ports/reservation-store.ts';

/** An instance's knowledge of a holder's minute. */
type Allowance = {
  /** Requests it may still admit without asking the store. */
  left: number;
  /** Requests that all instances may have admitted, at least. */
  known: number;
  /** The smallest number of requests that the minute had no room for; infinite while it had room for all. */
  refused: number;
  /** A pending reservation; requests that arrive meanwhile wait for it instead of making their own. */
  reserving: Promise<void> | null;
};

/**
 * Counts the requests of each holder of tokens, across all instances that share a store. The first few in a minute are admitted
 * without asking the store, then batches are reserved. The store is not asked again for what a minute has no room for, so
 * that a flood costs no more than filling the minute.
 */
export class RateLimiter {
  readonly #reservations: ReservationStore;
  readonly #limits: Readonly<Record<Principal['role'], RateLimit>>;
  readonly #allowances = new Map<string, Allowance>();
  #minute = Number.NEGATIVE_INFINITY;

  constructor(reservations: ReservationStore, limits = rateLimits) {
    this.#reservations = reservations;
    this.#limits = limits;
  }

  /**
   * Counts a request of a holder, or several: all of them or none.
   * @throws any error of the store
   */
  async take(
    holder: string,
    role: Principal['role'],
    now: Temporal.Instant,
    requests = 1,
  ): Promise<RateVerdict> {
    const limit = this.#limits[role];
    const minute = intervalAt(countingMinutes, now);
    const allowance = this.#allowance(holder, limit, minute);
    while (allowance.left < requests && requests - allowance.left < allowance.refused) {
      allowance.reserving ??= this.#reserve(holder, limit, minute, allowance, requests - allowance.left);
      await allowance.reserving;
    }
    const allowed = allowance.left >= requests;
    if (allowed) allowance.left -= requests;
    const remaining = Math.max(0, limit.requests - allowance.known + allowance.left);
    return {
      allowed,
      limit,
      remaining: allowed ? remaining : 0,
      resetSeconds: secondsToInterval(countingMinutes, now),
    };
  }

  #allowance(holder: string, limit: RateLimit, minute: number): Allowance {
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#allowances.clear();
    }
    const known = this.#allowances.get(holder);
    if (known !== undefined) return known;
    const fresh = {
      left: limit.batch,
      known: limit.batch,
      refused: Number.POSITIVE_INFINITY,
      reserving: null,
    };
    this.#allowances.set(holder, fresh);
    return fresh;
  }

  /** Reserves batches. Each time another instance is faster, the minute is a batch fuller, so the retries end. */
  async #reserve(
    holder: string,
    limit: RateLimit,
    minute: number,
    allowance: Allowance,
    requests: number,
  ): Promise<void> {
    try {
      for (;;) {
        const seen = await this.#reservations.find(holder);
        const next = reserveBatches(limit, seen, minute, requests);
        if (next === null) {
          allowance.refused = requests;
          return;
        }
        if (await this.#reservations.replace(holder, seen, next)) {
          allowance.left += Math.ceil(requests / limit.batch) * limit.batch;
          allowance.known = next.count + limit.batch;
          return;
        }
      }
    } finally {
      allowance.reserving = null;
    }
  }
}
