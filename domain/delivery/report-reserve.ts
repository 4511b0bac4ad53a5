import type { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { isAfter } from '../period/compare-instants.ts';
import { dateAt, previousPeriod, weekOf } from '../period/period.ts';
import { isOwed } from '../period/window.ts';
import { WorkingCalendar } from '../period/working-days.ts';
import { reportingDayOf, reportRunOn } from '../schedule/reporting-day.ts';
import type { ScheduleTimes } from '../schedule/schedule-times.ts';

/** How many weeks back one may have ended that a day reports: holidays are shorter. */
const mostWeeksBack = 4;

/**
 * The report runs that are due after one instant up to and including another, oldest first. At most a day apart, since the
 * mail service counts by 24 hours.
 */
export function reportRunsBetween(
  catalogue: Catalogue,
  times: ScheduleTimes,
  after: Temporal.Instant,
  until: Temporal.Instant,
): Temporal.Instant[] {
  const calendar = WorkingCalendar.of(catalogue.calendar);
  const runs: Temporal.Instant[] = [];
  for (let day = dateAt(after); ; day = day.add({ days: 1 })) {
    const run = reportRunOn(day, times);
    if (isAfter(run, until)) return runs;
    if (isAfter(run, after) && isReportingDay(catalogue, calendar, day)) runs.push(run);
  }
}

/** Whether a day reports a week in which a ranked set is owed. */
function isReportingDay(catalogue: Catalogue, calendar: WorkingCalendar, day: Temporal.PlainDate): boolean {
  let week = previousPeriod(weekOf(day));
  for (let back = 1; back <= mostWeeksBack; back += 1, week = previousPeriod(week)) {
    const owed = week;
    const isRanked = catalogue.sets.some((set) => set.leagues.length > 0 && isOwed(set, owed));
    if (isRanked && reportingDayOf(week, calendar).equals(day)) return true;
  }
  return false;
}
