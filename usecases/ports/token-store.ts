import type { Temporal } from 'temporal-polyfill';
import type { TokenRecord } from '../../domain/access/principal.ts';

/** Keeps what is known of access tokens: their hashes, never the tokens. */
export interface TokenStore {
  find(id: string): Promise<TokenRecord | null>;

  /** Stores a new token. @returns false when a token with that id exists already; it is then unchanged */
  put(record: TokenRecord): Promise<boolean>;

  /** The tokens whose ids come after the given one, in the order of their ids; from the first one on for null. */
  list(after: string | null, limit: number): Promise<TokenRecord[]>;

  /**
   * Names the token that is to replace another, which then ends at `expiresAt`.
   * @returns false when the token has been revoked, or been given another successor, since it was seen
   */
  supersede(seen: TokenRecord, successorId: string, expiresAt: Temporal.Instant): Promise<boolean>;

  /** Notes the day a token was used on, unless that day or a later one is noted already. */
  noteUse(id: string, day: string): Promise<void>;

  /** Marks a token revoked from now on. Revoking twice keeps the first time. @returns false when there is no such token */
  revoke(id: string, revokedAt: Temporal.Instant): Promise<boolean>;
}
