import type { Temporal } from 'temporal-polyfill';
import type { Period } from '../period/period.ts';
import { previousPeriod, weekOf } from '../period/period.ts';
import type { WorkingCalendar } from '../period/working-days.ts';

/** The day a week's report is sent: the following Monday, or the next working day when that Monday is off. */
export function reportingDayOf(period: Period, calendar: WorkingCalendar): Temporal.PlainDate {
  return calendar.firstWorkingDayFrom(period.to.add({ days: 1 }));
}

/**
 * The week whose report is sent on `today`; null on other days. When a whole week is off, the later week's report wins.
 */
export function periodReportedOn(today: Temporal.PlainDate, calendar: WorkingCalendar): Period | null {
  const lastWeek = previousPeriod(weekOf(today));
  return (
    [lastWeek, previousPeriod(lastWeek)].find((week) => reportingDayOf(week, calendar).equals(today)) ?? null
  );
}
