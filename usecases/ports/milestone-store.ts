import type { Temporal } from 'temporal-polyfill';

/** Records which milestones need no more measuring. */
export interface MilestoneStore {
  /**
   * Closes a milestone, as defined by the given catalogue version: its date has passed and every unit is done. Closing
   * again keeps the first time.
   */
  close(milestone: string, catalogueVersion: number, closedAt: Temporal.Instant): Promise<void>;

  /** Whether a milestone is closed as defined by this catalogue version; a newer version may have moved it. */
  isClosed(milestone: string, catalogueVersion: number): Promise<boolean>;
}
