import type { IndicatorSet } from '../catalogue/catalogue.ts';
import type { Submission } from '../submission/submission.ts';

/** Keeps submissions for good; nothing in it is ever changed or removed. */
export interface SubmissionStore {
  /**
   * Stores one revision, if nobody has stored that revision of that unit, set and period before.
   * @returns `conflict` when the revision exists already; the store is then unchanged
   */
  append(set: IndicatorSet, submission: Submission): Promise<'stored' | 'conflict'>;

  /** The revisions of one unit for a set and period, oldest first; empty when there are none. */
  revisions(set: IndicatorSet, period: string, unit: string): Promise<Submission[]>;

  /** Every unit's last revision for a set and period received up to and including an instant, in unit-code order. */
  latestByUnit(set: IndicatorSet, period: string, receivedUntil: string): Promise<Submission[]>;
}
