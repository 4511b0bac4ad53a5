import type { Milestone } from '../../domain/catalogue/milestone.ts';
import { type Day, dateOf, dayOf } from './days.ts';
import { type Calendar, isWorkingDay, workingDaysAfter } from './working-days.ts';

/** The distance of a milestone's date: working days left while `ahead`, working days past it when `overdue`. */
export type Rung = { readonly kind: 'ahead' | 'overdue'; readonly workingDays: number };

/** The last day that counts for a milestone, as decided by a day. */
export function deadlineOn({ date, by, extensions = [] }: Milestone, today: Day): Day {
  const decided = extensions.filter(({ decidedOn }) => decidedOn <= dateOf(today));
  const stated = dayOf(decided.at(-1)?.date ?? date);
  return by === 'before' ? stated - 1 : stated;
}

/**
 * The warning to units that are not done with a milestone today; null when there is none. A warning is due when its ladder
 * has a rung today, or had one on a missed day; it then shows today's state. There are none on days off, nor for a date alone
 * once it has passed.
 */
export function rungToday(
  milestone: Milestone,
  today: Day,
  missed: readonly Day[],
  calendar: Calendar,
): Rung | null {
  const date = deadlineOn(milestone, today);
  if (!isWorkingDay(calendar, today)) return null;
  if (![today, ...missed].some((day) => hasStep(milestone, date, day, calendar))) return null;
  const rung = rungOn(date, today, calendar);
  return milestone.goal === 'date' && rung.kind === 'overdue' ? null : rung;
}

/** How far a deadline is from a day. */
export function rungOn(date: Day, day: Day, calendar: Calendar): Rung {
  return day <= date
    ? { kind: 'ahead', workingDays: workingDaysAfter(calendar, day, date) }
    : { kind: 'overdue', workingDays: workingDaysAfter(calendar, date, day) };
}

/** Before the date, the ladder's numbers of working days; after it, the first working day and then a fixed interval. */
function hasStep(milestone: Milestone, date: Day, day: Day, calendar: Calendar): boolean {
  if (!isWorkingDay(calendar, day)) return false;
  const { kind, workingDays } = rungOn(date, day, calendar);
  if (kind === 'ahead') return (milestone.ladder?.workingDaysBefore ?? [7, 3, 1, 0]).includes(workingDays);
  const every = milestone.goal === 'date' ? null : (milestone.ladder?.overdueEvery ?? 5);
  return every !== null && workingDays % every === 1 % every;
}
