import type { Temporal } from 'temporal-polyfill';
import { instantOf, type Period } from '../period/period.ts';
import type { WorkingCalendar } from '../period/working-days.ts';
import { nextNominalTime } from './nominal-times.ts';
import type { ScheduleTimes } from './schedule-times.ts';
import { timingOf } from './schedules.ts';

/** The day a week's report is due: the following Monday, or the next working day when that Monday is off. */
export function reportingDayOf(period: Period, calendar: WorkingCalendar): Temporal.PlainDate {
  return calendar.firstWorkingDayFrom(period.to.add({ days: 1 }));
}

/** The nominal time of the report run of a day. */
export function reportRunOn(day: Temporal.PlainDate, times: ScheduleTimes): Temporal.Instant {
  return nextNominalTime(timingOf('report', times), instantOf(day, '00:00').subtract({ seconds: 1 }));
}

/** The nominal time of the ranking of a week: on the Monday after it, whether people work on it or not. */
export function rankRunOf(week: Period, times: ScheduleTimes): Temporal.Instant {
  return nextNominalTime(timingOf('rank', times), instantOf(week.to, '23:59').add({ seconds: 59 }));
}
