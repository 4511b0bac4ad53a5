import { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { escalationOf, reportingLadderOf } from '../catalogue/reporting-ladder.ts';
import { isAfter, isBefore } from '../period/compare-instants.ts';
import { dateAt, type Period, parsePeriod } from '../period/period.ts';
import { isOwed, type Window, windowOf } from '../period/window.ts';
import type { WorkingCalendar } from '../period/working-days.ts';
import type { ExceptionOf, LockException } from './lock-exception.ts';
import { stepsBefore } from './warning-days.ts';

/** An exception that lets a unit send figures after the lock, with what it means for the warnings of a day. */
export type ExceptionToWarn = {
  readonly unit: string;
  readonly period: Period;
  readonly window: Window;
  /**
   * How often the end may have moved: with each exception of the unit for the period that was opened, and with each that was
   * closed. Null where one cannot be read: it may end last, and may be closed or not.
   */
  readonly moved: number | null;
  /** The end of the exception. */
  readonly until: Temporal.Instant;
  /** Whether the period has locked, so that the end of the exception is the unit's deadline. */
  readonly isDeadline: boolean;
  readonly isWarned: boolean;
  readonly isEscalated: boolean;
};

/** Exceptions as far as they can be read. */
type KnownExceptions = {
  readonly found: readonly LockException[];
  readonly unreadableOf: readonly ExceptionOf[];
};

/**
 * The exceptions of a set as known at a nominal time: of several for a unit and period, the one that ends last. Its unit is warned
 * on the ladder of the set, counted to the end of the exception, and is overdue only after that.
 * @param exceptions those of any set, and whose others cannot be read
 * @param missed days before today whose warnings were not sent
 */
export function exceptionsToWarn(
  set: IndicatorSet,
  { found, unreadableOf }: KnownExceptions,
  now: Temporal.Instant,
  missed: readonly Temporal.PlainDate[],
  calendar: WorkingCalendar,
): ExceptionToWarn[] {
  const today = dateAt(now);
  const days = calendar.isWorkingDay(today) ? [today, ...missed] : [];
  const isOn = (day: Temporal.PlainDate) => days.some((one) => one.equals(day));
  const lasting = new Map<string, LockException>();
  const unknown = new Set(unreadableOf.filter((one) => one.set === set.id).map(keyOf));
  const moved = new Map<string, number>();
  for (const one of found.filter(({ set: id }) => id === set.id)) {
    const key = keyOf(one);
    const other = lasting.get(key);
    const changes = [one.openedAt, ...(one.closed === undefined ? [] : [one.closed.at])];
    moved.set(key, (moved.get(key) ?? 0) + changes.filter((at) => !isAfter(at, now)).length);
    const isKnown = !isAfter(one.openedAt, now) && (one.closed === undefined || isAfter(one.closed.at, now));
    if (isKnown && (other === undefined || isAfter(one.expiresAt, other.expiresAt))) lasting.set(key, one);
  }
  return [...lasting].flatMap(([key, { unit, period: of, expiresAt, openedAt }]): ExceptionToWarn[] => {
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
        moved: unknown.has(key) ? null : (moved.get(key) ?? 0),
        isWarned: isDeadline && isBefore(now, until) && steps.some(isOn),
        isEscalated:
          escalation !== null && isOn(calendar.nthWorkingDayAfter(end, escalation.workingDaysAfter)),
      },
    ];
  });
}

function keyOf({ period, unit }: ExceptionOf): string {
  return `${period}#${unit}`;
}
