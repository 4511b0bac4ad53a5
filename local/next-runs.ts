import { Temporal } from 'temporal-polyfill';
import { nextNominalTime } from '../domain/schedule/nominal-times.ts';
import { type Schedule, schedules } from '../domain/schedule/schedules.ts';

/** The next run of every schedule after an instant, soonest first. */
export function nextRuns(
  after: Temporal.Instant,
): { readonly schedule: Schedule; readonly at: Temporal.Instant }[] {
  return schedules
    .map((schedule) => ({ schedule, at: nextNominalTime(schedule.timing, after) }))
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}
