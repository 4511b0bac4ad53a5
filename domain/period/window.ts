import type { Temporal } from 'temporal-polyfill';
import type { DueRule, IndicatorSet } from '../catalogue/catalogue.ts';
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
 * working days counts from the period's last day.
 */
export function windowOf(set: IndicatorSet, period: Period, calendar: WorkingCalendar): Window {
  return {
    opensAt: instantOf(period.from, '00:00'),
    dueAt: instantBy(set.due, period.from, period, calendar),
    locksAt: instantBy(set.lock, period.to.add({ days: 1 }), period, calendar),
  };
}

/** Whether a set is owed for a period: the period has the set's frequency and lies in one of its owed ranges. */
export function isOwed(set: IndicatorSet, period: Period): boolean {
  return (
    set.frequency === period.frequency &&
    set.owed.some((range) => range.from <= period.id && (range.to === undefined || period.id <= range.to))
  );
}

function instantBy(
  rule: DueRule,
  monday: Temporal.PlainDate,
  period: Period,
  calendar: WorkingCalendar,
): Temporal.Instant {
  const date =
    'weekday' in rule
      ? monday.add({ days: rule.weekday - 1 })
      : calendar.nthWorkingDayAfter(period.to, rule.workingDaysAfter);
  return instantOf(date, rule.time);
}
