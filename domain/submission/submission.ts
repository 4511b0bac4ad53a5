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
  /** 1 for the first, counting up without gaps. */
  readonly revision: number;
  readonly catalogueVersion: number;
  /** All figures in force after this revision, not only those it changed. */
  readonly values: Values;
  /** The date the figures describe (`YYYY-MM-DD`), when the sender says so. */
  readonly asOf?: string;
  /** Why figures in force are as they are, in the unit's words, by indicator id; left out when there are none. */
  readonly comments?: ReadonlyMap<string, string>;
  /**
   * Figures that looked wrong when it was accepted, each with a comment in `comments`; left out when there were none. They
   * are kept as numbers, so the receipt says the same for ever, even after last period's figures are corrected.
   */
  readonly findings?: readonly SoftFinding[];
  /** Difficulties and proposals, in the unit's words. */
  readonly note?: string;
  /** Why a correction was made; present from revision 2 on. */
  readonly reason?: string;
  /**
   * True for figures made up for an example or an exercise. The mark travels into receipts, rankings, reports, warnings and
   * e-mails, so that nobody can mistake them for the real thing.
   */
  readonly illustrative: boolean;
  readonly tokenId: string;
  /** Server time of receipt. */
  readonly receivedAt: InstantText;
  /**
   * True when the unit's first figures were received after the period's due time. A correction does not change it: an honest
   * correction must not cost more than a silent error.
   */
  readonly late: boolean;
  readonly idempotencyKey: string;
  /** SHA-256 of the request body, hexadecimal. */
  readonly bodyHash: string;
};
