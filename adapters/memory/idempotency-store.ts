import type { Temporal } from 'temporal-polyfill';
import type { ClaimResult, IdempotencyStore, KeyClaim } from '../../usecases/ports/idempotency-store.ts';
import { sortableInstant } from '../sortable-instant.ts';

/** Idempotency keys in memory. */
export class MemoryIdempotencyStore implements IdempotencyStore {
  readonly #rows = new Map<string, { readonly bodyHash: string; readonly leaseUntil: string }>();

  async claim(claim: KeyClaim, now: Temporal.Instant, leaseUntil: Temporal.Instant): Promise<ClaimResult> {
    const row = this.#rows.get(nameOf(claim));
    if (row !== undefined && row.bodyHash !== claim.bodyHash) return 'other-body';
    const until = sortableInstant(leaseUntil);
    if (row !== undefined && row.leaseUntil > sortableInstant(now) && row.leaseUntil !== until)
      return 'in-flight';
    this.#rows.set(nameOf(claim), { bodyHash: claim.bodyHash, leaseUntil: until });
    return 'claimed';
  }

  async isClaimed(key: Pick<KeyClaim, 'unit' | 'key'>): Promise<boolean> {
    return this.#rows.has(nameOf(key));
  }

  async release(claim: KeyClaim, now: Temporal.Instant): Promise<void> {
    const row = this.#rows.get(nameOf(claim));
    const leaseUntil = sortableInstant(now);
    if (row?.bodyHash === claim.bodyHash && row.leaseUntil > leaseUntil) this.#rows.delete(nameOf(claim));
  }
}

function nameOf({ unit, key }: Pick<KeyClaim, 'unit' | 'key'>): string {
  return JSON.stringify([unit, key]);
}
