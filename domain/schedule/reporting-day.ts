import type { Temporal } from 'temporal-polyfill';
import type { Period } from '../period/period.ts';
import { previousPeriod, weekOf } from '../period/period.ts';
import type { WorkingCalendar } from '../period/working-days.ts';

/** The day a week's report goes out: the Monday after it, or the next working day when that Monday is off. */
export function reportingDayOf(period: Period, calendar: WorkingCalendar): Temporal.PlainDate {
  return calendar.firstWorkingDayFrom(period.to.add({ days: 1 }));
}

/** The week whose report goes out on `today`; null on every other day. When a whole week is off, the later week's report wins. */
export function periodReportedOn(today: Temporal.PlainDate, calendar: WorkingCalendar): Period | null {
  const lastWeek = previousPeriod(weekOf(today));
  return (
    [lastWeek, previousPeriod(lastWeek)].find((week) => reportingDayOf(week, calendar).equals(today)) ?? null
  );
}
