import { Temporal } from 'temporal-polyfill';
import type { Milestone } from '../catalogue/milestone.ts';
import { ladderOf } from '../catalogue/milestone-ladder.ts';
import { escalationOf } from '../catalogue/reporting-ladder.ts';
import type { WorkingCalendar } from '../period/working-days.ts';
import { deadlineOn } from './deadline.ts';

/** A day on which units that are not done are warned about a milestone, counted in working days. */
export type Rung =
  | { readonly kind: 'ahead'; readonly workingDaysLeft: number }
  | { readonly kind: 'overdue'; readonly workingDaysOverdue: number };

/** The distance of a day from a deadline's date, on a rung of the ladder or between rungs. */
export function distanceOn(
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Rung {
  return Temporal.PlainDate.compare(today, date) <= 0
    ? { kind: 'ahead', workingDaysLeft: calendar.workingDaysBetween(today, date) }
    : { kind: 'overdue', workingDaysOverdue: calendar.workingDaysBetween(date, today) };
}

/**
 * The rung of a milestone's ladder that falls on `today`, or null when no warning is due today. Nothing is sent on days
 * off. Working days are counted after today up to and including the milestone's date, so the last working day on or
 * before the date is rung 0. After the date the first working day is overdue 1, then every `overdueEvery` working days;
 * a date alone is never overdue. Extensions decided by today count.
 */
export function rungOn(
  milestone: Milestone,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Rung | null {
  return rungOf(milestone, deadlineOn(milestone, today).date, today, calendar);
}

/**
 * The warning for today: its rung or, if a rung fell on a day whose warnings were missed, the state as of today. A
 * person is warned once for the missed days, never with another day's count of days left, nor for a date that has since
 * moved.
 * @param missed days before today whose warnings were not sent
 */
export function rungDue(
  milestone: Milestone,
  today: Temporal.PlainDate,
  missed: readonly Temporal.PlainDate[],
  calendar: WorkingCalendar,
): Rung | null {
  const { date } = deadlineOn(milestone, today);
  const rung = rungOf(milestone, date, today, calendar);
  if (rung !== null || !calendar.isWorkingDay(today)) return rung;
  if (!missed.some((day) => rungOf(milestone, date, day, calendar) !== null)) return null;
  const now = distanceOn(date, today, calendar);
  return milestone.goal === 'date' && now.kind === 'overdue' ? null : now;
}

/**
 * Whether a milestone that is overdue is reported to superiors today: on the working day its grace is over, or when that day's
 * warnings were missed. A date alone is never overdue.
 */
export function escalatesOn(
  milestone: Milestone,
  today: Temporal.PlainDate,
  missed: readonly Temporal.PlainDate[],
  calendar: WorkingCalendar,
): boolean {
  if (!calendar.isWorkingDay(today)) return false;
  const day = escalationDay(milestone, today, calendar);
  return day !== null && [today, ...missed].some((one) => one.equals(day));
}

/** The working day on which superiors get to know that a milestone is overdue, as known today; null where they never do. */
export function escalationDay(
  milestone: Milestone,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Temporal.PlainDate | null {
  const escalation = milestone.goal === 'date' ? null : escalationOf(milestone);
  if (escalation === null) return null;
  return calendar.nthWorkingDayAfter(deadlineOn(milestone, today).date, escalation.workingDaysAfter);
}

/** How far a day is from a milestone's date, as its warnings state it. */
export function rungFrom(milestone: Milestone, today: Temporal.PlainDate, calendar: WorkingCalendar): Rung {
  return distanceOn(deadlineOn(milestone, today).date, today, calendar);
}

function rungOf(
  milestone: Milestone,
  date: Temporal.PlainDate,
  day: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Rung | null {
  if (!calendar.isWorkingDay(day)) return null;
  const rung = distanceOn(date, day, calendar);
  return isOnLadder(milestone, rung) ? rung : null;
}

function isOnLadder(milestone: Milestone, rung: Rung): boolean {
  const { workingDaysBefore, overdueEvery } = ladderOf(milestone);
  if (rung.kind === 'ahead') return workingDaysBefore.includes(rung.workingDaysLeft);
  return overdueEvery !== null && (rung.workingDaysOverdue - 1) % overdueEvery === 0;
}
