import { Temporal } from 'temporal-polyfill';
import type { Extension, Milestone } from '../catalogue/milestone.ts';
import { dateAt, instantOf, timeZone } from '../period/period.ts';

/** When a milestone is due, as decided by a day. */
export type Deadline = {
  /** The last day that counts: the date in force, or the day before it where the goal is due before that date. */
  readonly date: Temporal.PlainDate;
  /** The date in force, as it was declared. */
  readonly stated: Temporal.PlainDate;
  /** The extension that set the date, with the date it replaced; null while the original date applies. */
  readonly extension: (Extension & { readonly from: string }) | null;
};

/** The hour of a deadline. */
export type DueTime = {
  /** The instant until which the goal is in time. */
  readonly at: Temporal.Instant;
  /** The hour on the last day, `HH:MM`; null for the end of the day. */
  readonly time: string | null;
};

/** A milestone's deadline as known on a day; an extension applies from the day it was decided. */
export function deadlineOn(milestone: Milestone, day: Temporal.PlainDate): Deadline {
  let date = milestone.date;
  let extension: Deadline['extension'] = null;
  for (const later of milestone.extensions ?? []) {
    if (later.decidedOn > day.toString()) break;
    extension = { ...later, from: date };
    date = later.date;
  }
  const stated = Temporal.PlainDate.from(date);
  return { date: milestone.by === 'before' ? stated.subtract({ days: 1 }) : stated, stated, extension };
}

/** How often a milestone's date had been moved by a day. */
export function extensionsUntil({ extensions = [] }: Milestone, day: Temporal.PlainDate): number {
  return extensions.filter(({ decidedOn }) => Temporal.PlainDate.compare(decidedOn, day) <= 0).length;
}

/**
 * The hour of a deadline: the declared one; where there is none, the due time of the set whose submissions are the goal,
 * if it falls on the same day; otherwise the end of the day.
 * @param setDueAt that due time; null for other goals
 */
export function dueTimeOf(
  { time: declared }: Milestone,
  { date }: Pick<Deadline, 'date'>,
  setDueAt: Temporal.Instant | null,
): DueTime {
  const ofSet = setDueAt !== null && dateAt(setDueAt).equals(date) ? setDueAt : null;
  if (declared !== undefined) return { at: instantOf(date, declared), time: declared };
  if (ofSet === null) return { at: instantOf(date.add({ days: 1 }), '00:00'), time: null };
  const local = ofSet.toZonedDateTimeISO(timeZone).toPlainTime();
  return { at: ofSet, time: local.toString({ smallestUnit: 'minute' }) };
}

/** Whether a deadline has passed at an instant: with its hour, or with its day. */
export function isPast({ at, time }: DueTime, now: Temporal.Instant): boolean {
  const order = Temporal.Instant.compare(now, at);
  return time === null ? order >= 0 : order > 0;
}
