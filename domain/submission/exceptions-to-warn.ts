import { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { escalationOf, reportingLadderOf } from '../catalogue/reporting-ladder.ts';
import { isAfter, isBefore } from '../period/compare-instants.ts';
import { dateAt, type Period, parsePeriod } from '../period/period.ts';
import { isOwed, type Window, windowOf } from '../period/window.ts';
import type { WorkingCalendar } from '../period/working-days.ts';
import type { LockException } from './lock-exception.ts';
import { stepsBefore } from './warning-days.ts';

/** An exception that lets a unit send figures after the lock, with what it means for the warnings of a day. */
export type ExceptionToWarn = {
  readonly unit: string;
  readonly period: Period;
  readonly window: Window;
  /** The end of the exception. */
  readonly until: Temporal.Instant;
  /** Whether the period has locked, so that the end of the exception is the unit's deadline. */
  readonly isDeadline: boolean;
  readonly isWarned: boolean;
  readonly isEscalated: boolean;
};

/**
 * The exceptions of a set as known at a nominal time: of several for a unit and period, the one that ends last. Its unit is warned
 * on the ladder of the set, counted to the end of the exception, and is overdue only after that.
 * @param exceptions those of the set
 * @param missed days before today whose warnings were not sent
 */
export function exceptionsToWarn(
  set: IndicatorSet,
  exceptions: readonly LockException[],
  now: Temporal.Instant,
  missed: readonly Temporal.PlainDate[],
  calendar: WorkingCalendar,
): ExceptionToWarn[] {
  const today = dateAt(now);
  const days = calendar.isWorkingDay(today) ? [today, ...missed] : [];
  const isOn = (day: Temporal.PlainDate) => days.some((one) => one.equals(day));
  const lasting = new Map<string, LockException>();
  for (const one of exceptions) {
    const key = `${one.period}#${one.unit}`;
    const other = lasting.get(key);
    const isKnown = !isAfter(one.openedAt, now) && (one.closed === undefined || isAfter(one.closed.at, now));
    if (isKnown && (other === undefined || isAfter(one.expiresAt, other.expiresAt))) lasting.set(key, one);
  }
  return [...lasting.values()].flatMap(({ unit, period: of, expiresAt, openedAt }): ExceptionToWarn[] => {
    const period = parsePeriod(of);
    if (period === null || !isOwed(set, period)) return [];
    const window = windowOf(set, period, calendar);
    const until = Temporal.Instant.from(expiresAt);
    if (!isAfter(until, window.locksAt)) return [];
    const isDeadline = !isBefore(now, window.locksAt);
    const end = dateAt(until);
    const { workingDaysBefore } = reportingLadderOf(set);
    const steps = stepsBefore(end, dateAt(Temporal.Instant.from(openedAt)), workingDaysBefore, calendar);
    const escalation = escalationOf(set);
    return [
      {
        ...{ unit, period, window, until, isDeadline },
        isWarned: isDeadline && isBefore(now, until) && steps.some(isOn),
        isEscalated:
          escalation !== null && isOn(calendar.nthWorkingDayAfter(end, escalation.workingDaysAfter)),
      },
    ];
  });
}
