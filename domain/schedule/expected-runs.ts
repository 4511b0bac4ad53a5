import { Temporal } from 'temporal-polyfill';
import { instantText } from '../period/instant-text.ts';
import { dateAt, instantOf } from '../period/period.ts';
import { nominalTimesBetween } from './nominal-times.ts';
import { jobs, type Occurrence } from './occurrence.ts';
import type { ScheduleTimes } from './schedule-times.ts';
import { timingOf } from './schedules.ts';

/** An expected run, with its nominal time. */
export type ExpectedRun = { readonly occurrence: Occurrence; readonly at: Temporal.Instant };

/** A trigger that was due this recently may still be on its way. */
export const triggerGraceMinutes = 5;

/** How far back the last ranking is looked for, in days, and missed runs where it is not known how far the ledger is settled. */
export const daysReconciled = 35;

/** The job and day of a run: a day has one, at whatever time it was due then. */
export function jobDayOf({ job, nominalTime }: Occurrence): string {
  return `${job} ${dateAt(Temporal.Instant.from(nominalTime)).toString()}`;
}

/** The expected runs of the ledger's jobs after one instant, up to and including another, in order. */
export function expectedRuns(
  after: Temporal.Instant,
  until: Temporal.Instant,
  times: ScheduleTimes,
): ExpectedRun[] {
  return jobs
    .flatMap((job) =>
      nominalTimesBetween(timingOf(job, times), after, until).map((at) => ({
        occurrence: { job, nominalTime: instantText(at) },
        at,
      })),
    )
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}

/**
 * The runs that a change of times moved before an instant up to which everything else had ended: due earlier on its day than
 * it, while their former time came later. Nobody else would make them on that day.
 */
export function runsMovedBefore(
  settledUntil: Temporal.Instant,
  former: ScheduleTimes,
  times: ScheduleTimes,
): ExpectedRun[] {
  const day = dateAt(settledUntil);
  const begins = instantOf(day, '00:00').subtract({ seconds: 1 });
  const ends = instantOf(day.add({ days: 1 }), '00:00').subtract({ seconds: 1 });
  const stillToCome = new Set(
    expectedRuns(settledUntil, ends, former).map(({ occurrence }) => occurrence.job),
  );
  return expectedRuns(begins, settledUntil, times).filter(({ occurrence }) =>
    stillToCome.has(occurrence.job),
  );
}
