import { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../../catalogue/catalogue.ts';
import { escalationOf, reportingLadderOf } from '../../catalogue/reporting-ladder.ts';
import { isBefore } from '../../period/compare-instants.ts';
import { dateAt, instantOf, type Period, periodOf, previousPeriod } from '../../period/period.ts';
import { isOwed, type Window, windowOf } from '../../period/window.ts';
import type { WorkingCalendar } from '../../period/working-days.ts';
import type { ScheduleTimes } from '../../schedule/schedule-times.ts';

/** The days on which units that owe figures for a period are warned, and the day on which their superiors get to know. */
type WarningDays = {
  readonly ladder: readonly Temporal.PlainDate[];
  readonly escalation: Temporal.PlainDate | null;
};

/**
 * The warning days of a set and period: working days from the opening of the period to its lock, counted back from the last
 * working day on or before the due day, which is number 0. A step before the period moves to the period's first working day,
 * if that is before the due day. The morning after the due day is the first working morning before the lock; where there is
 * none, as with figures due on Friday that lock on Monday, it is the first morning that is not a holiday. A period without a
 * working day warns nobody.
 */
export function warningDays(
  set: IndicatorSet,
  period: Period,
  calendar: WorkingCalendar,
  times: ScheduleTimes,
): WarningDays {
  if (!calendar.hasWorkingDay(period.from, period.to)) return { ladder: [], escalation: null };
  const window = windowOf(set, period, calendar);
  const due = dateAt(window.dueAt);
  const ladder = reportingLadderOf(set);
  const steps = stepsBefore(due, period.from, ladder.workingDaysBefore, calendar);
  const first = calendar.firstWorkingDayFrom(period.from);
  const isCut =
    steps.length < new Set(ladder.workingDaysBefore).size && Temporal.PlainDate.compare(first, due) < 0;
  const before = isCut && !steps.some((day) => day.equals(first)) ? [first, ...steps] : steps;
  const after = ladder.morningAfter ? morningAfter(due, window, calendar, times) : null;
  const escalation = escalationOf(set);
  return {
    ladder: [...before, ...(after === null ? [] : [after])].filter((day) => isOpenOn(day, window, times)),
    escalation: escalation && calendar.nthWorkingDayAfter(due, escalation.workingDaysAfter),
  };
}

/** The working days from one day on that lie so many working days before a date, in order. */
export function stepsBefore(
  date: Temporal.PlainDate,
  from: Temporal.PlainDate,
  workingDaysBefore: readonly number[],
  calendar: WorkingCalendar,
): Temporal.PlainDate[] {
  const most = Math.max(-1, ...workingDaysBefore);
  const days: Temporal.PlainDate[] = [];
  let count = 0;
  for (
    let day = date;
    count <= most && Temporal.PlainDate.compare(day, from) >= 0;
    day = day.subtract({ days: 1 })
  ) {
    if (!calendar.isWorkingDay(day)) continue;
    if (workingDaysBefore.includes(count)) days.unshift(day);
    count += 1;
  }
  return days;
}

function morningAfter(
  due: Temporal.PlainDate,
  window: Window,
  calendar: WorkingCalendar,
  times: ScheduleTimes,
): Temporal.PlainDate | null {
  const working = calendar.firstWorkingDayFrom(due.add({ days: 1 }));
  if (isOpenOn(working, window, times)) return working;
  for (let day = due.add({ days: 1 }); isOpenOn(day, window, times); day = day.add({ days: 1 }))
    if (calendar.exceptionOn(day)?.kind !== 'day-off') return day;
  return null;
}

/** Whether figures can still be sent when the warnings of a day leave. */
function isOpenOn(day: Temporal.PlainDate, { locksAt }: Window, { warnings }: ScheduleTimes): boolean {
  return isBefore(instantOf(day, warnings), locksAt);
}

/** A period whose units are warned on a day, or whose superiors get to know. */
export type PeriodToWarn = {
  readonly period: Period;
  readonly window: Window;
  readonly isWarned: boolean;
  readonly isEscalated: boolean;
};

/**
 * The owed periods of a set with a warning on a day, or on a missed day before it; oldest first. What was missed is made up for
 * on a working day, and a warning only until the lock.
 * @param missed days before `today` whose warnings were not sent
 * @param times those of the deployment: the hour of its warnings decides whether one still comes before the lock
 */
export function periodsToWarn(
  set: IndicatorSet,
  today: Temporal.PlainDate,
  missed: readonly Temporal.PlainDate[],
  calendar: WorkingCalendar,
  times: ScheduleTimes,
): PeriodToWarn[] {
  const days = [today, ...(calendar.isWorkingDay(today) ? missed : [])];
  const first = days.toSorted(Temporal.PlainDate.compare)[0] ?? today;
  const found: PeriodToWarn[] = [];
  let period = periodOf(set.frequency, today);
  while (Temporal.PlainDate.compare(lastWarning(set, period, calendar), first) >= 0) {
    const window = windowOf(set, period, calendar);
    const { ladder, escalation } = warningDays(set, period, calendar, times);
    const isOn = (day: Temporal.PlainDate | null) => days.some((one) => day?.equals(one) === true);
    const isWarned = ladder.some(isOn) && isOpenOn(today, window, times);
    const isEscalated = isOn(escalation);
    if (isOwed(set, period) && (isWarned || isEscalated))
      found.unshift({ period, window, isWarned, isEscalated });
    period = previousPeriod(period);
  }
  return found;
}

/** A day after which a period warns nobody any longer; never later for an earlier period. */
function lastWarning(set: IndicatorSet, period: Period, calendar: WorkingCalendar): Temporal.PlainDate {
  const { dueAt, locksAt } = windowOf(set, period, calendar);
  const grace = escalationOf(set)?.workingDaysAfter ?? 0;
  const days = [dateAt(locksAt), calendar.nthWorkingDayAfter(dateAt(dueAt), grace), period.to];
  return days.toSorted(Temporal.PlainDate.compare).at(-1) ?? period.to;
}
