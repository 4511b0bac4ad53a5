import { Temporal } from 'temporal-polyfill';
import { instantText } from '../period/instant-text.ts';
import { nominalTimesBetween } from './nominal-times.ts';
import { jobs, type Occurrence } from './occurrence.ts';
import { schedules } from './schedules.ts';

/** An expected run, with its nominal time. */
export type ExpectedRun = { readonly occurrence: Occurrence; readonly at: Temporal.Instant };

/** The expected runs of the ledger's jobs after one instant, up to and including another, in order. */
export function expectedRuns(after: Temporal.Instant, until: Temporal.Instant): ExpectedRun[] {
  return schedules
    .flatMap(({ job: scheduled, timing }) => {
      const job = jobs.find((name) => name === scheduled);
      if (job === undefined) return [];
      return nominalTimesBetween(timing, after, until).map((at) => ({
        occurrence: { job, nominalTime: instantText(at) },
        at,
      }));
    })
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}
