import type { Temporal } from 'temporal-polyfill';
import type { TokenRecord } from '../../domain/access/principal.ts';

/** Stores access tokens: their hashes, never the tokens. */
export interface TokenStore {
  find(id: string): Promise<TokenRecord | null>;

  /**
   * Stores a new token.
   * @returns false when a token with that id already exists; it stays unchanged
   */
  put(record: TokenRecord): Promise<boolean>;

  /** The tokens with ids after the given one, in id order; from the first one for null. */
  list(after: string | null, limit: number): Promise<TokenRecord[]>;

  /**
   * Records the successor of a token, which then expires at `expiresAt`.
   * @returns false when the token has been revoked, or given another successor, since it was read
   */
  supersede(seen: TokenRecord, successorId: string, expiresAt: Temporal.Instant): Promise<boolean>;

  /** Records the day a token was last used, unless that day or a later one is recorded. */
  noteUse(id: string, day: string): Promise<void>;

  /**
   * Revokes a token as of now. Revoking again keeps the first time.
   * @returns false when there is no such token
   */
  revoke(id: string, revokedAt: Temporal.Instant): Promise<boolean>;
}
