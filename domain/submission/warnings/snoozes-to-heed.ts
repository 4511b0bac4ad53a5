import type { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../../catalogue/catalogue.ts';
import { dateAt, type Period, periodFrom } from '../../period/period.ts';
import { isOwed, type Window, windowOf } from '../../period/window.ts';
import type { WorkingCalendar } from '../../period/working-days.ts';
import { deadlineOf } from '../completeness/deadline-of.ts';
import type { LockException } from '../exceptions/lock-exception.ts';
import { type Snooze, type SnoozeOnDay, snoozeOn } from './snooze.ts';

/** A unit's snooze that a day's reminders of a set heed. */
export type HeededSnooze = SnoozeOnDay & {
  readonly unit: string;
  readonly period: Period;
  readonly window: Window;
};

/**
 * The snoozes of a set that keep reminders of a day back, or bring one.
 * @param snoozes those of any set
 * @param exceptions those of any set: one that is open may move a deadline
 * @param missed days before the day of `now` whose reminders were not sent
 */
export function snoozesToHeed(
  set: IndicatorSet,
  snoozes: readonly Snooze[],
  exceptions: readonly LockException[],
  now: Temporal.Instant,
  missed: readonly Temporal.PlainDate[],
  calendar: WorkingCalendar,
): HeededSnooze[] {
  const today = dateAt(now);
  if (!calendar.isWorkingDay(today)) return [];
  return snoozes.flatMap((snooze): HeededSnooze[] => {
    const period = snooze.set === set.id ? periodFrom(snooze.period) : null;
    if (period === null || !isOwed(set, period)) return [];
    const window = windowOf(set, period, calendar);
    const own = exceptions.filter(
      (one) => one.set === set.id && one.period === period.id && one.unit === snooze.unit,
    );
    const on = snoozeOn(snooze, today, missed, dateAt(deadlineOf(window, own, now)));
    return on.isSilent || on.isOver ? [{ unit: snooze.unit, period, window, ...on }] : [];
  });
}
