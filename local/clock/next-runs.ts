import { Temporal } from 'temporal-polyfill';
import { nextNominalTime } from '../../domain/schedule/nominal-times.ts';
import { usualTimes } from '../../domain/schedule/schedule-times.ts';
import { type Schedule, schedulesAt } from '../../domain/schedule/schedules.ts';

/** The next run of every schedule after an instant, soonest first. */
export function nextRuns(
  after: Temporal.Instant,
): { readonly schedule: Schedule; readonly at: Temporal.Instant }[] {
  return schedulesAt(usualTimes)
    .map((schedule) => ({ schedule, at: nextNominalTime(schedule.timing, after) }))
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}
