import type { Temporal } from 'temporal-polyfill';

/** Remembers which milestones nobody has to be measured for any more. */
export interface MilestoneStore {
  /**
   * Closes a milestone, as the given version of the catalogue defines it: its date is over and everybody is done.
   * Closing twice keeps the first time.
   */
  close(milestone: string, catalogueVersion: number, closedAt: Temporal.Instant): Promise<void>;

  /** Whether a milestone is closed as this version of the catalogue defines it; a newer version may have moved it. */
  isClosed(milestone: string, catalogueVersion: number): Promise<boolean>;
}
