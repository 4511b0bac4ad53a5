import { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../../catalogue/catalogue.ts';
import { escalationOf, reportingLadderOf } from '../../catalogue/reporting-ladder.ts';
import { isAfter, isBefore, laterOf } from '../../period/compare-instants.ts';
import { dateAt, type Period, periodFrom } from '../../period/period.ts';
import { isOwed, type Window, windowOf } from '../../period/window.ts';
import type { WorkingCalendar } from '../../period/working-days.ts';
import { stepsBefore } from '../warnings/warning-days.ts';
import type { ExceptionOf, LockException } from './lock-exception.ts';

/** What the exceptions of a unit for a period mean for its deadline, and for the warnings of a day. */
export type ExceptionToWarn = {
  readonly unit: string;
  readonly period: Period;
  readonly window: Window;
  /**
   * How often the deadline may have moved: with each exception of the unit for the period that was opened, and with each that was
   * closed. Null where one cannot be read: it may end last, and may be closed or not.
   */
  readonly moved: number | null;
  /** The end of the exception, which is the unit's deadline from its opening on; null where none moves it. */
  readonly until: Temporal.Instant | null;
  /** From when the unit is overdue, where that is not the due time: the end of the exception, or when it was closed; null elsewhere. */
  readonly overdueFrom: Temporal.Instant | null;
  readonly isWarned: boolean;
  readonly isEscalated: boolean;
};

/** Exceptions as far as they can be read. */
type KnownExceptions = {
  readonly found: readonly LockException[];
  readonly unreadableOf: readonly ExceptionOf[];
};

/**
 * The exceptions of a set as known at a nominal time: of several for a unit and period, the one that ends last. From its opening on it
 * moves the unit's deadline to its end: the unit is warned on the ladder of the set, counted to that, and is overdue only after it. One
 * that is closed gives the deadline back, and the superior the grace from its closing on. One that ends before the lock changes nothing.
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
  const known = found.filter(
    (one) => one.set === set.id && !isAfter(Temporal.Instant.from(one.openedAt), now),
  );
  const unreadable = unreadableOf.filter((one) => one.set === set.id);
  const unknown = new Set(unreadable.map(keyOf));
  const byKey = Map.groupBy<string, ExceptionOf>([...known, ...unreadable], keyOf);
  return [...byKey].flatMap(([key, [about]]): ExceptionToWarn[] => {
    const period = about === undefined ? null : periodFrom(about.period);
    if (about === undefined || period === null || !isOwed(set, period)) return [];
    const { unit } = about;
    const own = known.filter((one) => keyOf(one) === key);
    const window = windowOf(set, period, calendar);
    const moving = own.filter(({ expiresAt }) => isAfter(Temporal.Instant.from(expiresAt), window.locksAt));
    const lasting = lastOf(moving.filter((one) => !isClosed(one, now)));
    const closings = moving.flatMap(({ closed }) =>
      closed === undefined || isAfter(Temporal.Instant.from(closed.at), now) ? [] : [closed.at],
    );
    const until = lasting === null ? null : Temporal.Instant.from(lasting.expiresAt);
    const closedAt = closings.map((at) => Temporal.Instant.from(at)).reduce(laterOf, window.dueAt);
    const overdueFrom = until ?? (isAfter(closedAt, window.dueAt) ? closedAt : null);
    const escalation = overdueFrom === null ? null : escalationOf(set);
    const grace = escalation?.workingDaysAfter ?? 0;
    return [
      {
        unit,
        period,
        window,
        until,
        overdueFrom,
        moved: unknown.has(key) ? null : movesOf(own, now),
        isWarned:
          lasting !== null &&
          isBefore(now, Temporal.Instant.from(lasting.expiresAt)) &&
          stepsOf(lasting).some(isOn),
        isEscalated:
          escalation !== null &&
          overdueFrom !== null &&
          isOn(calendar.nthWorkingDayAfter(dateAt(overdueFrom), grace)),
      },
    ];
  });

  function stepsOf({ openedAt, expiresAt }: LockException): Temporal.PlainDate[] {
    const [opened, end] = [openedAt, expiresAt].map((at) => dateAt(Temporal.Instant.from(at)));
    if (opened === undefined || end === undefined) return [];
    return stepsBefore(end, opened, reportingLadderOf(set).workingDaysBefore, calendar);
  }
}

/** The end of the exception that moves the deadline of a unit and period, if there is one; null otherwise. */
export function extendedUntil(
  exceptions: readonly LockException[],
  { locksAt }: Window,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const inForce = exceptions.filter(
    (one) =>
      !isAfter(Temporal.Instant.from(one.openedAt), now) &&
      !isClosed(one, now) &&
      isAfter(Temporal.Instant.from(one.expiresAt), locksAt),
  );
  const lasting = lastOf(inForce);
  return lasting === null ? null : Temporal.Instant.from(lasting.expiresAt);
}

/** How often exceptions of a unit and period have been opened and closed by an instant: what moves its deadline in calendars. */
export function movesOf(exceptions: readonly LockException[], now: Temporal.Instant): number {
  const changes = exceptions.flatMap(({ openedAt, closed }) => [
    openedAt,
    ...(closed === undefined ? [] : [closed.at]),
  ]);
  return changes.filter((at) => !isAfter(Temporal.Instant.from(at), now)).length;
}

function isClosed({ closed }: LockException, now: Temporal.Instant): boolean {
  return closed !== undefined && !isAfter(Temporal.Instant.from(closed.at), now);
}

/** The one that ends last. */
function lastOf(exceptions: readonly LockException[]): LockException | null {
  return exceptions.reduce<LockException | null>(
    (last, one) => (last === null || isAfter(one.expiresAt, last.expiresAt) ? one : last),
    null,
  );
}

function keyOf({ period, unit }: ExceptionOf): string {
  return `${period}#${unit}`;
}
