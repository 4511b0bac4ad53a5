import type { Temporal } from 'temporal-polyfill';
import { MemoryIdempotencyStore } from '../../../../adapters/memory/idempotency-store.ts';
import { type Hold, holdOf } from '../../../../simulation/model/intake.ts';
import type { HoldResult, KeyHold } from '../../../../usecases/ports/idempotency-store.ts';

/** Idempotency keys, with the claims in the model's terms. */
export class RecordedKeys extends MemoryIdempotencyStore {
  readonly holds = new Map<string, Hold>();

  override async hold(
    hold: KeyHold,
    now: Temporal.Instant,
    leaseUntil: Temporal.Instant,
  ): Promise<HoldResult> {
    const result = await super.hold(hold, now, leaseUntil);
    if (result === 'held') this.#record(hold, leaseUntil);
    return result;
  }

  override async release(hold: KeyHold, now: Temporal.Instant): Promise<void> {
    await super.release(hold, now);
    this.#record(hold, now);
  }

  #record(hold: KeyHold, until: Temporal.Instant): void {
    this.holds.set(holdOf({ ...hold, ifMatch: null }), {
      body: hold.bodyHash,
      until: until.epochMilliseconds,
    });
  }
}
