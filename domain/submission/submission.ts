import type { Text } from '../language/text.ts';
import type { InstantText } from '../period/instant-text.ts';
import type { SoftFinding } from './soft-finding.ts';
import type { Values } from './values.ts';

/** One accepted revision of a unit's figures for a set and period. Never changed once stored. */
export type Submission = {
  /** The receipt's id. */
  readonly id: string;
  readonly set: string;
  readonly period: string;
  readonly unit: string;
  /** 1 for the first revision, increasing without gaps. */
  readonly revision: number;
  readonly catalogueVersion: number;
  /** All figures in force after this revision, not only the changed ones. */
  readonly values: Values;
  /** The date the figures describe (`YYYY-MM-DD`), if the sender states one. */
  readonly asOf?: string;
  /** Comments on figures in force, in the unit's words, by indicator id; omitted when there are none. */
  readonly comments?: ReadonlyMap<string, string>;
  /**
   * Figures that looked wrong on acceptance, each with a comment in `comments`; omitted when there were none. Stored as
   * numbers, so the receipt never changes, even if last period's figures are corrected later.
   */
  readonly findings?: readonly SoftFinding[];
  /** Difficulties and proposals, in the unit's words. */
  readonly note?: string;
  /** Why a correction was made; a later revision without one only completed the figures. */
  readonly reason?: string;
  /**
   * True for figures invented for an example or an exercise. The mark carries over to receipts, rankings, reports,
   * warnings and e-mails, so that readers cannot mistake them for real figures.
   */
  readonly illustrative: boolean;
  /** The id of the token, or of the session, that sent it. */
  readonly tokenId: string;
  /** The post that sent it in the portal; omitted when a token did. */
  readonly post?: { readonly id: string; readonly post: Text };
  /** Server time of receipt. */
  readonly receivedAt: InstantText;
  /**
   * True when the unit's first figures were received after the due time or, unless the set says otherwise, some that it still
   * owed. A correction does not change it, so that an honest correction costs no more than a silent error.
   */
  readonly late: boolean;
  readonly idempotencyKey: string;
  /** SHA-256 of the request body, hexadecimal. */
  readonly bodyHash: string;
  /** Which of the unit's receipts of the day confirms it; omitted when nobody receives any, and by versions before 0.3.0. */
  readonly receiptOfDay?: number;
};
