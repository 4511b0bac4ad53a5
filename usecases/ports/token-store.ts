import type { Temporal } from 'temporal-polyfill';
import type { Rotation, TokenRecord } from '../../domain/access/principal.ts';
import type { Listed } from './listed.ts';

/** Stores access tokens: their hashes, never the tokens. */
export interface TokenStore {
  find(id: string): Promise<TokenRecord | null>;

  /**
   * Stores a new token; one with the same hash is that token, put already by a write whose answer was lost.
   * @returns false when another token with that id exists, or it has been revoked; it stays unchanged
   */
  put(record: TokenRecord): Promise<boolean>;

  /** The tokens with ids after the given one, in id order; from the first one for null. */
  list(after: string | null, limit: number): Promise<Listed<TokenRecord>>;

  /**
   * Records a rotation on the first token of a chain; from then on only the two tokens that it names work.
   * @param seen the first token as it was read
   * @returns false when the chain has been rotated or revoked since then, or does not exist
   */
  rotate(seen: TokenRecord, rotation: Rotation): Promise<boolean>;

  /**
   * Notes when a rotation left a token behind, and the token that replaced it, if any. Changes nothing for a token that
   * is left behind already or does not exist.
   */
  retire(id: string, retiredAt: Temporal.Instant, replacedBy: string | null): Promise<void>;

  /** Records the day a token was last used, unless that day or a later one is recorded. */
  noteUse(id: string, day: string): Promise<void>;

  /**
   * Revokes a token as of now, and with the first of a chain the whole chain. Revoking again keeps the first time.
   * @returns false when there is no such token
   */
  revoke(id: string, revokedAt: Temporal.Instant): Promise<boolean>;
}
