import type { Temporal } from 'temporal-polyfill';

/** An attempt at a request, identified by the key the unit chose. */
export type KeyClaim = {
  /** The unit the key belongs to; keys of different units never collide. */
  readonly unit: string;
  readonly key: string;
  /** SHA-256 of the request's body, hexadecimal. */
  readonly bodyHash: string;
};

/** The result of claiming a key. */
export type ClaimResult = 'claimed' | 'in-flight' | 'other-body';

/** Records which idempotency keys were used, for which body, and whether an attempt is running. */
export interface IdempotencyStore {
  /**
   * Claims a key for an attempt. A key used for the same body can be claimed again once no attempt holds it.
   * @param now the instant leases are compared with
   * @param leaseUntil when another attempt may take over. It is different for each attempt, which knows its own claim by it where
   * the answer to the write was lost
   * @returns `in-flight` while another attempt holds the key, `other-body` when it was used for another body
   */
  claim(claim: KeyClaim, now: Temporal.Instant, leaseUntil: Temporal.Instant): Promise<ClaimResult>;

  /** Whether a key is claimed: an attempt with it has stored a revision, or is running, or died before it could. */
  isClaimed(key: Pick<KeyClaim, 'unit' | 'key'>): Promise<boolean>;

  /** Frees the key of an attempt that recorded nothing: the next one need not wait, and may have another body. */
  release(claim: KeyClaim, now: Temporal.Instant): Promise<void>;
}
