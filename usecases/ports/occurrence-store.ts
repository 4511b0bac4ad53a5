import type { Temporal } from 'temporal-polyfill';
import type { Job, Occurrence } from '../../domain/schedule/occurrence.ts';
import type { OccurrenceRecord } from '../../domain/schedule/occurrence-record.ts';

/**
 * The ledger of scheduled runs: one row for each occurrence, kept for good. What a row may become is decided in
 * `domain/schedule/occurrence-record.ts`.
 */
export interface OccurrenceStore {
  find(occurrence: Occurrence): Promise<OccurrenceRecord | null>;

  /**
   * Replaces a row that still has the status and the number of attempts it was seen with; null adds the first one.
   * @returns false when somebody else was first; also after a write whose answer was lost and that was tried again
   */
  replace(seen: OccurrenceRecord | null, next: OccurrenceRecord): Promise<boolean>;

  /** The rows of a job with nominal times from one instant up to and including another, in their order. */
  list(job: Job, from: Temporal.Instant, to: Temporal.Instant): Promise<OccurrenceRecord[]>;

  /** The instant up to which nothing is open any more, as far as anybody has found out; null before the first time. */
  settledUntil(): Promise<Temporal.Instant | null>;

  /** Notes that nothing up to and including an instant is open any more. It never goes back. */
  settle(until: Temporal.Instant): Promise<void>;
}
