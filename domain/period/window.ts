import type { Temporal } from 'temporal-polyfill';
import type { DueRule, IndicatorSet } from '../catalogue/catalogue.ts';
import { earlierOf } from './compare-instants.ts';
import { instantOf, type Period } from './period.ts';
import type { WorkingCalendar } from './working-days.ts';

/** When a period opens for figures, when they are due, and when they lock. */
export type Window = {
  readonly opensAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly locksAt: Temporal.Instant;
};

/**
 * The window of a set and period: opens on the period's first day; is due and locks as the set declares. A rule by
 * weekday means, for `due`, that day in the week itself and, for `lock`, that day in the following week; a rule by
 * working days counts from the period's last day. A due time that falls on a day off moves as the set declares
 * (`dueOnDayOff`), to the same hour: never before the period opens, and never beyond the lock. The lock never moves,
 * because the ranking follows it whether people work or not.
 */
export function windowOf(set: IndicatorSet, period: Period, calendar: WorkingCalendar): Window {
  const bySet = windows.get(calendar) ?? new WeakMap<IndicatorSet, Map<string, Window>>();
  windows.set(calendar, bySet);
  const byPeriod = bySet.get(set) ?? new Map<string, Window>();
  bySet.set(set, byPeriod);
  const window = byPeriod.get(period.id) ?? computeWindow(set, period, calendar);
  if (byPeriod.size >= mostWindows) byPeriod.clear();
  byPeriod.set(period.id, window);
  return window;
}

/** More periods of a set than a run looks at. */
const mostWindows = 1_000;

/** Windows by calendar, set and period. */
const windows = new WeakMap<WorkingCalendar, WeakMap<IndicatorSet, Map<string, Window>>>();

function computeWindow(set: IndicatorSet, period: Period, calendar: WorkingCalendar): Window {
  const locksAt = instantOf(dateBy(set.lock, period.to.add({ days: 1 }), period, calendar), set.lock.time);
  const declared = dateBy(set.due, period.from, period, calendar);
  const date = workingDateBy(set, declared, period, calendar);
  const dueAt = instantOf(date, set.due.time);
  return {
    opensAt: instantOf(period.from, '00:00'),
    dueAt: date.equals(declared) ? dueAt : earlierOf(dueAt, locksAt),
    locksAt,
  };
}

/** Whether a set is owed for a period: the period has the set's frequency and lies in one of its owed ranges. */
export function isOwed(set: IndicatorSet, period: Period): boolean {
  return (
    set.frequency === period.frequency &&
    set.owed.some((range) => range.from <= period.id && (range.to === undefined || period.id <= range.to))
  );
}

function dateBy(
  rule: DueRule,
  monday: Temporal.PlainDate,
  period: Period,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  return 'weekday' in rule
    ? monday.add({ days: rule.weekday - 1 })
    : calendar.nthWorkingDayAfter(period.to, rule.workingDaysAfter);
}

/** The day on which figures are due instead, where the declared one is a day off. */
function workingDateBy(
  { dueOnDayOff = 'before', frequency }: IndicatorSet,
  date: Temporal.PlainDate,
  { from }: Period,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  if (dueOnDayOff === 'stays' || !movesFrom(date, frequency === 'week', calendar)) return date;
  if (dueOnDayOff === 'before') {
    const before = calendar.lastWorkingDayUntil(date, from);
    if (before !== null) return before;
  }
  return calendar.firstWorkingDayFrom(date);
}

/** Whether a due date moves. A weekly set that is due on a weekend means it, and moves for a holiday only. */
function movesFrom(date: Temporal.PlainDate, isWeekly: boolean, calendar: WorkingCalendar): boolean {
  if (calendar.isWorkingDay(date)) return false;
  return !isWeekly || date.dayOfWeek <= 5 || calendar.exceptionOn(date)?.kind === 'day-off';
}
