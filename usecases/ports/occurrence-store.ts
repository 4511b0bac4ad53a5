import type { Temporal } from 'temporal-polyfill';
import type { Job, Occurrence } from '../../domain/schedule/occurrence.ts';
import type { OccurrenceRecord } from '../../domain/schedule/occurrence-record.ts';
import type { ScheduleTimes } from '../../domain/schedule/schedule-times.ts';

/** How far the ledger is settled: every occurrence up to and including `until` has ended. */
export type Settled = {
  readonly until: Temporal.Instant;
  /** The nominal time of the last ranking done; null when none is known. */
  readonly lastRanking: Temporal.Instant | null;
  /** The times of the deployment by which occurrences were expected. */
  readonly times: ScheduleTimes;
  /** The row that says so cannot be read: `until` is then the beginning of time, and {@link OccurrenceStore.settle} replaces it. */
  readonly isUnknown?: true;
};

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

  /** How far the ledger is known to be settled; null before the first time. */
  settled(): Promise<Settled | null>;

  /** Records how far the ledger is settled. Never moves back. */
  settle(settled: Settled): Promise<void>;
}
