import { Temporal } from 'temporal-polyfill';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { type Delivery, deliveryJobs } from '../../domain/delivery/delivery.ts';
import { isBefore, laterOf } from '../../domain/period/compare-instants.ts';
import { instantOf } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { expectedRuns } from '../../domain/schedule/expected-runs.ts';
import type { Occurrence } from '../../domain/schedule/occurrence.ts';
import { finished, type OccurrenceRecord } from '../../domain/schedule/occurrence-record.ts';
import { missedWarningDays } from '../milestones/missed-days.ts';
import type { JobPorts } from '../ports/ports.ts';
import type { WeeklyReportStore } from '../ports/weekly-report-store.ts';
import { idleReason } from '../scheduling/idle-reason.ts';
import { runJob } from '../scheduling/run-job.ts';

/** What a run came to when it was played, and what the ledger says of it. */
export type PlayedRun = {
  readonly occurrence: Occurrence;
  readonly outcome: 'runs' | 'idle' | 'fails';
  readonly account: string;
  readonly recorded: OccurrenceRecord['status'] | null;
};

/** A day as it was played: its runs, the messages they planned in the order in which they would go, and their reports. */
export type PlayedDay = {
  readonly runs: readonly PlayedRun[];
  readonly deliveries: readonly Delivery[];
  readonly reports: WeeklyReportStore;
};

/** Longer than missed warnings are looked for, in days. */
const warningDays = 35;

/** Rankings this far back can still be those of the week reported on a day, or of the week before it, in days. */
const rankingDays = 21;

/**
 * Plays the jobs of a day on a scratch, with the figures known by their nominal times. What lies between now and that day
 * is taken as done: its rankings are made, since a report compares with them, and no warning counts as missed.
 * @param scratch stores that keep what is written to themselves, and hold no deliveries yet
 */
export async function playDay(
  scratch: JobPorts,
  current: VersionedCatalogue,
  day: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<PlayedDay> {
  const begins = instantOf(day, '00:00');
  const ends = instantOf(day.add({ days: 1 }), '00:00').subtract({ seconds: 1 });
  const before = begins.subtract({ seconds: 1 });
  const earliest = begins.subtract({ hours: 24 * warningDays });
  const since = laterOf(now, earliest);
  const ranksFrom = begins.subtract({ hours: 24 * rankingDays });
  for (const { occurrence, at } of expectedRuns(since, before)) {
    if (occurrence.job === 'rank' && !isBefore(at, ranksFrom)) await play(scratch, current, occurrence);
    await scratch.occurrences.replace(null, finished(occurrence, 'done', 'taken as done', at));
  }
  const runs: PlayedRun[] = [];
  const deliveries: Delivery[] = [];
  for (const { occurrence } of expectedRuns(before, ends)) {
    runs.push(await play(scratch, current, occurrence));
    const job = deliveryJobs.find((name) => name === occurrence.job);
    if (job !== undefined)
      deliveries.push(...(await scratch.deliveries.byOccurrence({ ...occurrence, job })));
  }
  return { runs, deliveries, reports: scratch.reports };
}

async function play(
  scratch: JobPorts,
  current: VersionedCatalogue,
  occurrence: Occurrence,
): Promise<PlayedRun> {
  const recorded = (await scratch.occurrences.find(occurrence))?.status ?? null;
  const nominalTime = Temporal.Instant.from(occurrence.nominalTime);
  const calendar = new WorkingCalendar(current.catalogue.calendar);
  const missed = await missedWarningDays(scratch.occurrences, nominalTime, calendar);
  const idle = idleReason(occurrence.job, current.catalogue, nominalTime, missed);
  if (idle !== null) return { occurrence, outcome: 'idle', account: idle, recorded };
  try {
    return {
      occurrence,
      outcome: 'runs',
      account: await runJob(scratch, current, occurrence, () => true),
      recorded,
    };
  } catch (error) {
    const account = error instanceof Error ? error.message : String(error);
    return { occurrence, outcome: 'fails', account, recorded };
  }
}
