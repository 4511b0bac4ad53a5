import type { CalendarDay } from '../../domain/catalogue/catalogue.ts';
import type { Day } from './days.ts';
import { dateOf, weekdayOf } from './days.ts';

/** The published exceptions from the Monday-to-Friday week. */
export type Calendar = readonly CalendarDay[];

/** Whether a day is a working day. An unconfirmed exception is ignored. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  const own = dateOf(day);
  const kind = calendar.find(({ date }) => date === own)?.kind;
  if (kind === 'day-off') return false;
  return kind === 'working-day' || weekdayOf(day) <= 5;
}

/** The number of working days after one day, up to and including another. */
export function workingDaysAfter(calendar: Calendar, after: Day, until: Day): number {
  let count = 0;
  for (let day = after + 1; day <= until; day += 1) if (isWorkingDay(calendar, day)) count += 1;
  return count;
}

/** The day itself if it is a working day, otherwise the next one. */
export function firstWorkingDay(calendar: Calendar, from: Day): Day {
  let day = from;
  while (!isWorkingDay(calendar, day)) day += 1;
  return day;
}

/** Whether people work on any day of the week that begins on a Monday. */
export function hasWorkingDay(calendar: Calendar, monday: Day): boolean {
  return firstWorkingDay(calendar, monday) < monday + 7;
}
