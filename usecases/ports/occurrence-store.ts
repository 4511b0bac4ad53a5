import type { Temporal } from 'temporal-polyfill';
import type { Job, Occurrence } from '../../domain/schedule/occurrence.ts';
import type { OccurrenceRecord } from '../../domain/schedule/occurrence-record.ts';

/**
 * The ledger of scheduled runs: one permanent row per occurrence. `domain/schedule/occurrence-record.ts` decides its
 * transitions.
 */
export interface OccurrenceStore {
  find(occurrence: Occurrence): Promise<OccurrenceRecord | null>;

  /**
   * Replaces a row that still has the status and the number of attempts it was read with; null adds the first row.
   * @returns false when another caller was first, and also on the retry of a write whose answer was lost
   */
  replace(seen: OccurrenceRecord | null, next: OccurrenceRecord): Promise<boolean>;

  /** The rows of a job with nominal times from one instant up to and including another, in order. */
  list(job: Job, from: Temporal.Instant, to: Temporal.Instant): Promise<OccurrenceRecord[]>;

  /** The instant up to which the ledger is known to be settled; null before the first time. */
  settledUntil(): Promise<Temporal.Instant | null>;

  /** Records that the ledger is settled up to and including an instant. Never moves back. */
  settle(until: Temporal.Instant): Promise<void>;
}
