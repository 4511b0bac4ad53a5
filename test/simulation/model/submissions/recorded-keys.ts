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
    if (result === 'held')
      this.holds.set(nameOf(hold), { body: hold.bodyHash, until: leaseUntil.epochMilliseconds });
    return result;
  }

  /** A released key is as good as unused: the next attempt may have another body. */
  override async release(hold: KeyHold, now: Temporal.Instant): Promise<void> {
    await super.release(hold, now);
    const held = this.holds.get(nameOf(hold));
    if (held?.body === hold.bodyHash && held.until > now.epochMilliseconds) this.holds.delete(nameOf(hold));
  }
}

function nameOf(hold: KeyHold): string {
  return holdOf({ ...hold, ifMatch: null });
}
