import type { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import type { Submission } from '../../domain/submission/submission.ts';

/**
 * Keeps submissions for good; nothing in it is ever changed or removed. Reads see every write that has been answered.
 * Figures are read back through the set they are asked with; times of receipt come back in UTC.
 */
export interface SubmissionStore {
  /**
   * Stores one revision, if nobody has stored that revision of that unit, set and period before.
   * @returns false when the revision exists already; the store is then unchanged. A write that was retried because its
   * answer was lost also returns false: look for the submission's own id before taking the revision for somebody else's.
   */
  append(set: IndicatorSet, submission: Submission): Promise<boolean>;

  /** The revisions of one unit for a set and period, oldest first; empty when there are none. */
  revisions(set: IndicatorSet, period: string, unit: string): Promise<Submission[]>;

  /** Every unit's last revision for a set and period received up to and including an instant, in unit-code order. */
  latestByUnit(set: IndicatorSet, period: string, receivedUntil: Temporal.Instant): Promise<Submission[]>;
}
