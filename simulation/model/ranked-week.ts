import type { Catalogue, DueRule, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { type Day, dateOf, dayAt, type Instant, instantAt, weekdayOf, weekOf } from './days.ts';
import { type Calendar, firstWorkingDay, isWorkingDay } from './working-days.ts';

/** Whether a set requires figures for a week. The model has weekly sets only. */
export function isOwed({ frequency, owed }: IndicatorSet, monday: Day): boolean {
  const week = weekOf(monday);
  return frequency === 'week' && owed.some(({ from, to = week }) => from <= week && week <= to);
}

/** The set that ranks a week; undefined when none is owed. */
export function rankedSet({ sets }: Catalogue, monday: Day): IndicatorSet | undefined {
  return sets.find((set) => set.leagues.length > 0 && isOwed(set, monday));
}

/**
 * When the figures of a week are due: where that is a holiday, as the set says at the same hour of the last working day of
 * the week before it, or else of the next one, but never after the lock.
 */
export function dueAt(set: IndicatorSet, monday: Day, calendar: Calendar): Instant {
  const { due, dueOnDayOff = 'before' } = set;
  const stated = dueDay(due, monday, calendar);
  const isHoliday = calendar.some(({ date, kind }) => date === dateOf(stated) && kind === 'day-off');
  const isOff = !isWorkingDay(calendar, stated) && (weekdayOf(stated) <= 5 || isHoliday);
  if (dueOnDayOff === 'stays' || !isOff) return instantAt(stated, due.time);
  if (dueOnDayOff === 'before')
    for (let day = stated - 1; day >= monday; day -= 1)
      if (isWorkingDay(calendar, day)) return instantAt(day, due.time);
  const moved = instantAt(firstWorkingDay(calendar, stated), due.time);
  return Math.min(moved, locksAt(set, monday, calendar));
}

function dueDay(rule: DueRule, monday: Day, calendar: Calendar): Day {
  return dayAt(instantBy(rule, monday, monday + 6, calendar));
}

/** When the figures of a week lock. */
export function locksAt({ lock }: IndicatorSet, monday: Day, calendar: Calendar): Instant {
  return instantBy(lock, monday + 7, monday + 6, calendar);
}

/** A weekday counts from a Monday, working days from the week's Sunday. */
function instantBy(rule: DueRule, monday: Day, sunday: Day, calendar: Calendar): Instant {
  if ('weekday' in rule) return instantAt(monday + rule.weekday - 1, rule.time);
  let day = sunday;
  for (let left = rule.workingDaysAfter; left > 0; left -= 1) day = firstWorkingDay(calendar, day + 1);
  return instantAt(day, rule.time);
}
