import { Temporal } from 'temporal-polyfill';
import { nominalTimesBetween } from '../../domain/schedule/nominal-times.ts';
import { jobs, type Occurrence } from '../../domain/schedule/occurrence.ts';
import { schedules } from '../../domain/schedule/schedules.ts';

/** A run there should be, with its nominal time. */
export type ExpectedRun = { readonly occurrence: Occurrence; readonly at: Temporal.Instant };

/** The runs of all jobs after one instant, up to and including another, in their order. */
export function expectedRuns(after: Temporal.Instant, until: Temporal.Instant): ExpectedRun[] {
  return schedules
    .flatMap((schedule) => {
      const job = jobs.find((name) => name === schedule.job);
      if (job === undefined) return [];
      return nominalTimesBetween(schedule, after, until).map((at) => ({
        occurrence: { job, nominalTime: at.toString() },
        at,
      }));
    })
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}
