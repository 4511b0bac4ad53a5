import type { Temporal } from 'temporal-polyfill';

/** One attempt to do something once, by the key a unit chose for it. */
export type KeyHold = {
  /** The unit the key belongs to; keys of different units never meet. */
  readonly unit: string;
  readonly key: string;
  /** SHA-256 of the request's body, hexadecimal. */
  readonly bodyHash: string;
};

/** What became of a hold. */
export type HoldResult = 'held' | 'in-flight' | 'other-body';

/** Remembers which idempotency keys were used, for what, and whether somebody is at it. */
export interface IdempotencyStore {
  /**
   * Takes a key for an attempt. A key that was used for the same body may be taken again once nobody holds it.
   * @param now the instant against which leases are compared @param leaseUntil when this attempt may be taken over
   * @returns `in-flight` while another attempt holds the key, `other-body` when it was used for something else
   */
  hold(hold: KeyHold, now: Temporal.Instant, leaseUntil: Temporal.Instant): Promise<HoldResult>;

  /** Lets go of a key whose attempt was refused, so that the next one need not wait. */
  release(hold: KeyHold, now: Temporal.Instant): Promise<void>;
}
