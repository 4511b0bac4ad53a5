import { Temporal } from 'temporal-polyfill';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { deliveryJobs } from '../../domain/delivery/delivery-id.ts';
import { laterOf } from '../../domain/period/compare-instants.ts';
import { instantOf } from '../../domain/period/period.ts';
import { expectedRuns } from '../../domain/schedule/expected-runs.ts';
import type { Occurrence } from '../../domain/schedule/occurrence.ts';
import { finished, type OccurrenceRecord } from '../../domain/schedule/occurrence-record.ts';
import type { EditionStore } from '../ports/edition-store.ts';
import type { JobPorts } from '../ports/ports.ts';
import type { WeeklyReportStore } from '../ports/weekly-report-store.ts';
import { idleReason } from '../scheduling/idle-reason.ts';
import { runJob } from '../scheduling/run-job.ts';
import { runOfDay } from '../scheduling/run-of-day.ts';

/** The result of a simulated run, and the ledger's record of it. */
export type PlayedRun = {
  readonly occurrence: Occurrence;
  readonly outcome: 'runs' | 'idle' | 'fails';
  readonly account: string;
  readonly recorded: OccurrenceRecord['status'] | null;
};

/** A simulated day: its runs, the messages they planned in sending order, and their reports. */
export type PlayedDay = {
  readonly runs: readonly PlayedRun[];
  readonly deliveries: readonly Delivery[];
  readonly reports: WeeklyReportStore;
  /** The rankings of the day and before. */
  readonly editions: EditionStore;
};

/**
 * How many days before it a day may depend on: warnings may have been missed for as long, and a report run looks five weeks back for
 * weeks whose ranking was late.
 */
const daysBefore = 35;

/**
 * Simulates the jobs of a day on scratch stores, with the figures known by their nominal times. Everything between now
 * and that day is assumed done: its rankings and reports are made, because a report compares with them and mentions what
 * none has reported, and no warning counts as missed.
 * @param scratch stores that keep all writes to themselves, and contain no deliveries yet
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
  const earliest = begins.subtract({ hours: 24 * daysBefore });
  const since = laterOf(now, earliest);
  for (const { occurrence, at } of expectedRuns(since, before, scratch.times)) {
    if (occurrence.job !== 'warn') await play(scratch, current, occurrence);
    await scratch.occurrences.replace(null, finished(occurrence, 'done', 'taken as done', at));
  }
  const runs: PlayedRun[] = [];
  const deliveries: Delivery[] = [];
  for (const { occurrence } of expectedRuns(before, ends, scratch.times)) {
    runs.push(await play(scratch, current, occurrence));
    const job = deliveryJobs.find((name) => name === occurrence.job);
    if (job !== undefined)
      deliveries.push(...(await scratch.deliveries.byOccurrence({ ...occurrence, job })));
  }
  return { runs, deliveries, reports: scratch.reports, editions: scratch.editions };
}

async function play(
  scratch: JobPorts,
  current: VersionedCatalogue,
  occurrence: Occurrence,
): Promise<PlayedRun> {
  const recorded = (await runOfDay(scratch.occurrences, occurrence))?.status ?? null;
  const nominalTime = Temporal.Instant.from(occurrence.nominalTime);
  try {
    const idle = await idleReason(scratch, occurrence.job, current.catalogue, nominalTime);
    if (idle !== null) return { occurrence, outcome: 'idle', account: idle.text, recorded };
    return {
      occurrence,
      outcome: 'runs',
      account: (await runJob(scratch, current, occurrence, () => true)).text,
      recorded,
    };
  } catch (error) {
    const account = error instanceof Error ? error.message : String(error);
    return { occurrence, outcome: 'fails', account, recorded };
  }
}
