import type { Temporal } from 'temporal-polyfill';
import { isAfter, isBefore } from '../period/compare-instants.ts';
import { dateAt, instantOf } from '../period/period.ts';
import type { WorkingCalendar } from '../period/working-days.ts';
import type { Job } from './occurrence.ts';

/**
 * The catch-up window in hours after the nominal time, within which a missed run is still made. A ranking counts what
 * was received by its cut-off, so it is still correct five weeks later; a report must not be read as the next week's.
 */
const catchUpHours: Readonly<Record<Exclude<Job, 'warn'>, number>> = { rank: 35 * 24, report: 72 };

/** A warning counts days from its own day, and is not sent after working hours. */
const endOfWarnings = '17:30';

/**
 * Whether a missed run is still within its catch-up window. That of a report ends early when the next working day begins:
 * the report run of that day reports the same weeks, so that nobody gets two reports on one day.
 */
export function mayCatchUp(
  job: Job,
  nominalTime: Temporal.Instant,
  now: Temporal.Instant,
  calendar: WorkingCalendar,
): boolean {
  if (job === 'warn') return !isAfter(now, instantOf(dateAt(nominalTime), endOfWarnings));
  if (isAfter(now, nominalTime.add({ hours: catchUpHours[job] }))) return false;
  if (job !== 'report') return true;
  const nextDay = calendar.firstWorkingDayFrom(dateAt(nominalTime).add({ days: 1 }));
  return isBefore(now, instantOf(nextDay, '00:00'));
}
