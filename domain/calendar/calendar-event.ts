import type { InstantText } from '../period/instant-text.ts';

/** A deadline in somebody's calendar: a whole day, or the half hour that ends at an instant. */
export type CalendarEvent = {
  /** The same for as long as there is the deadline, so that calendars replace the event and never add another. */
  readonly uid: string;
  /** Rises with each change. */
  readonly sequence: number;
  readonly when: { readonly day: string } | { readonly until: InstantText };
  readonly summary: string;
  readonly description: string;
  /** True for a deadline that no longer matters, because what it is about is done. */
  readonly cancelled: boolean;
  /** The page on which one acts; null where there is none. */
  readonly url: string | null;
};

/** The uid of the calendar event for the figures that a unit owes a set for a period. */
export function owedUid(unit: string, set: string, period: string): string {
  return `owed.${set}.${period}.${unit}@tiendo`;
}

/** The uid of a milestone's date for a unit. */
export function milestoneUid(unit: string, milestone: string): string {
  return `milestone.${milestone}.${unit}@tiendo`;
}
