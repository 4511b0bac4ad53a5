import type { Temporal } from 'temporal-polyfill';
import type { HoldResult, IdempotencyStore, KeyHold } from '../../usecases/ports/idempotency-store.ts';
import { sortableInstant } from '../sortable-instant.ts';

/** Idempotency keys in memory. */
export class MemoryIdempotencyStore implements IdempotencyStore {
  readonly #rows = new Map<string, { readonly bodyHash: string; readonly leaseUntil: string }>();

  async hold(hold: KeyHold, now: Temporal.Instant, leaseUntil: Temporal.Instant): Promise<HoldResult> {
    const row = this.#rows.get(nameOf(hold));
    if (row !== undefined && row.bodyHash !== hold.bodyHash) return 'other-body';
    if (row !== undefined && row.leaseUntil > sortableInstant(now)) return 'in-flight';
    this.#rows.set(nameOf(hold), { bodyHash: hold.bodyHash, leaseUntil: sortableInstant(leaseUntil) });
    return 'held';
  }

  async isClaimed(key: Pick<KeyHold, 'unit' | 'key'>): Promise<boolean> {
    return this.#rows.has(nameOf(key));
  }

  async release(hold: KeyHold, now: Temporal.Instant): Promise<void> {
    const row = this.#rows.get(nameOf(hold));
    const leaseUntil = sortableInstant(now);
    if (row?.bodyHash === hold.bodyHash && row.leaseUntil > leaseUntil) this.#rows.delete(nameOf(hold));
  }
}

function nameOf({ unit, key }: Pick<KeyHold, 'unit' | 'key'>): string {
  return JSON.stringify([unit, key]);
}
