import { Temporal } from 'temporal-polyfill';
import type { Milestone } from '../catalogue/catalogue.ts';
import type { WorkingCalendar } from '../period/working-days.ts';

/** A day on which units that are not done hear about a milestone, counted in working days. */
export type Rung =
  | { readonly kind: 'ahead'; readonly workingDaysLeft: number }
  | { readonly kind: 'overdue'; readonly workingDaysOverdue: number };

/**
 * The rung of a milestone's ladder that falls on `today`, or null when nobody is warned today. Nothing is sent on days
 * off. Working days are counted after today up to and including the milestone's date, so the last working day on or
 * before the date is rung 0. After the date the first working day is overdue 1, then every `overdueEvery` working days.
 */
export function rungOn(
  milestone: Milestone,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Rung | null {
  if (!calendar.isWorkingDay(today)) return null;
  const date = Temporal.PlainDate.from(milestone.date);
  const { workingDaysBefore, overdueEvery } = milestone.ladder;
  if (Temporal.PlainDate.compare(today, date) <= 0) {
    const workingDaysLeft = calendar.workingDaysBetween(today, date);
    return workingDaysBefore.includes(workingDaysLeft) ? { kind: 'ahead', workingDaysLeft } : null;
  }
  const workingDaysOverdue = calendar.workingDaysBetween(date, today);
  return (workingDaysOverdue - 1) % overdueEvery === 0 ? { kind: 'overdue', workingDaysOverdue } : null;
}
