import type { Temporal } from 'temporal-polyfill';
import { MemoryIdempotencyStore } from '../../../../adapters/memory/idempotency-store.ts';
import { claimNameOf, type KeyLease } from '../../../../simulation/model/intake.ts';
import type { ClaimResult, KeyClaim } from '../../../../usecases/ports/idempotency-store.ts';

/** Idempotency keys, with the claims in the model's terms. */
export class RecordedKeys extends MemoryIdempotencyStore {
  readonly leases = new Map<string, KeyLease>();

  override async claim(
    claim: KeyClaim,
    now: Temporal.Instant,
    leaseUntil: Temporal.Instant,
  ): Promise<ClaimResult> {
    const result = await super.claim(claim, now, leaseUntil);
    if (result === 'claimed')
      this.leases.set(nameOf(claim), { body: claim.bodyHash, until: leaseUntil.epochMilliseconds });
    return result;
  }

  /** A released key is as good as unused: the next attempt may have another body. */
  override async release(claim: KeyClaim, now: Temporal.Instant): Promise<void> {
    await super.release(claim, now);
    const lease = this.leases.get(nameOf(claim));
    if (lease?.body === claim.bodyHash && lease.until > now.epochMilliseconds)
      this.leases.delete(nameOf(claim));
  }
}

function nameOf(claim: KeyClaim): string {
  return claimNameOf({ ...claim, ifMatch: null });
}
