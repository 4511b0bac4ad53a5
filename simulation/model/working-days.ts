import type { CalendarDay } from '../../domain/catalogue/catalogue.ts';
import type { Day } from './days.ts';
import { dateOf, weekdayOf } from './days.ts';

/** The published exceptions from the Monday-to-Friday week. */
export type Calendar = readonly CalendarDay[];

/** Whether people work on a day. An unconfirmed exception changes nothing. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  const kind = calendar.find(({ date }) => date === dateOf(day))?.kind;
  if (kind === 'day-off') return false;
  return kind === 'working-day' || weekdayOf(day) <= 5;
}

/** How many working days lie after one day, up to and including another. */
export function workingDaysAfter(calendar: Calendar, after: Day, until: Day): number {
  let count = 0;
  for (let day = after + 1; day <= until; day += 1) if (isWorkingDay(calendar, day)) count += 1;
  return count;
}

/** A day, or the first working day after it. */
export function firstWorkingDay(calendar: Calendar, from: Day): Day {
  let day = from;
  while (!isWorkingDay(calendar, day)) day += 1;
  return day;
}
