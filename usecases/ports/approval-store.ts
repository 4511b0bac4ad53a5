import type { Approval } from '../../domain/submission/approval.ts';
import type { Listed } from './listed.ts';

/** Stores what heads of units decided on revisions, permanently; nothing is ever changed or removed. */
export interface ApprovalStore {
  /**
   * Adds the decision on a revision.
   * @returns false when there is one already, which then stays
   */
  add(approval: Approval): Promise<boolean>;

  /** All decisions of a set and period, by unit and revision. What cannot be read is named by its unit. */
  ofPeriod(set: string, period: string): Promise<Listed<Approval>>;

  /** Those of one unit, the first revision first. What cannot be read is named by its revision. */
  ofUnit(set: string, period: string, unit: string): Promise<Listed<Approval>>;
}
