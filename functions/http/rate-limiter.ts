import type { Temporal } from 'temporal-polyfill';
import type { Principal } from '../../domain/access/principal.ts';
import {
  minuteAt,
  type RateLimit,
  type RateVerdict,
  rateLimits,
  reserveBatch,
  secondsLeft,
} from '../../domain/access/rate-limit.ts';
import type { ReservationStore } from '../../usecases/ports/reservation-store.ts';

/** An instance's knowledge of a token's minute. */
type Allowance = {
  /** Requests it may still admit without asking the store. */
  left: number;
  /** Requests that all instances may have admitted, at least. */
  known: number;
  usedUp: boolean;
  /** A pending reservation; requests that arrive meanwhile wait for it instead of making their own. */
  reserving: Promise<void> | null;
};

/**
 * Counts the requests of each token, across all instances that share a store. The first few in a minute are admitted
 * without asking the store, then batches are reserved. Once a minute is full the store is not asked again, so that a
 * flood costs no more than filling the minute.
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
   * Counts a request of a token.
   * @throws any error of the store
   */
  async take(tokenId: string, role: Principal['role'], now: Temporal.Instant): Promise<RateVerdict> {
    const limit = this.#limits[role];
    const minute = minuteAt(now);
    const allowance = this.#allowance(tokenId, limit, minute);
    while (allowance.left === 0 && !allowance.usedUp) {
      allowance.reserving ??= this.#reserve(tokenId, limit, minute, allowance);
      await allowance.reserving;
    }
    const allowed = allowance.left > 0;
    if (allowed) allowance.left -= 1;
    const remaining = Math.max(0, limit.requests - allowance.known + allowance.left);
    return { allowed, limit, remaining: allowed ? remaining : 0, resetSeconds: secondsLeft(now) };
  }

  #allowance(tokenId: string, limit: RateLimit, minute: number): Allowance {
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#allowances.clear();
    }
    const known = this.#allowances.get(tokenId);
    if (known !== undefined) return known;
    const fresh = { left: limit.batch, known: limit.batch, usedUp: false, reserving: null };
    this.#allowances.set(tokenId, fresh);
    return fresh;
  }

  /** Reserves a batch. Each time another instance is faster, the minute is a batch fuller, so the retries end. */
  async #reserve(tokenId: string, limit: RateLimit, minute: number, allowance: Allowance): Promise<void> {
    try {
      for (;;) {
        const seen = await this.#reservations.find(tokenId);
        const next = reserveBatch(limit, seen, minute);
        if (next === null) {
          allowance.usedUp = true;
          return;
        }
        if (await this.#reservations.replace(tokenId, seen, next)) {
          allowance.left += limit.batch;
          allowance.known = next.count + limit.batch;
          return;
        }
      }
    } finally {
      allowance.reserving = null;
    }
  }
}
