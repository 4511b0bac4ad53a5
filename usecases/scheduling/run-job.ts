import { Temporal } from 'temporal-polyfill';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { mayCatchUp } from '../../domain/schedule/catch-up.ts';
import type { Occurrence } from '../../domain/schedule/occurrence.ts';
import { isTerminal } from '../../domain/schedule/occurrence-record.ts';
import { rankRunOf } from '../../domain/schedule/reporting-day.ts';
import { RunSummary } from '../../domain/schedule/run-summary.ts';
import { warnDay } from '../milestones/warn-day.ts';
import type { JobPorts, Ports } from '../ports/ports.ts';
import { isWeekRanked } from '../ranking/rank-league.ts';
import { rankWeek } from '../ranking/rank-week.ts';
import { reportWeek } from '../reporting/report-week.ts';
import { reasonWithoutReport, unreportedWeeks } from '../reporting/unreported-weeks.ts';
import { idleReason } from './idle-reason.ts';
import { type OccurrenceResult, recordIdle, runOccurrence } from './run-occurrence.ts';
import { runOfDay } from './run-of-day.ts';

/** The ports needed to run an occurrence of any job. */
export type SchedulePorts = JobPorts & Pick<Ports, 'catalogues' | 'clock' | 'entropy'>;

/**
 * How a run and its caller communicate.
 *
 * - `mayGoOn`: false once the time is up: a long run then fails, keeping its progress, and the next attempt continues.
 * - `onEnd`: called with every run that did not fail, including a ranking that a later run needed first.
 */
export type RunWatch = {
  readonly mayGoOn: () => boolean;
  readonly onEnd: (occurrence: Occurrence, result: OccurrenceResult) => void;
};

/**
 * Runs an occurrence once, or records that it has nothing to do. A resumed run uses the catalogue it began with. A run that
 * is too late is left for the reconciliation to close. If the deployment's times have changed and a run of the job began at
 * its former time on the same day, that run is finished instead.
 * @throws Error while another run holds the occurrence, and any error of its job
 */
export async function runScheduled(
  ports: SchedulePorts,
  occurrence: Occurrence,
  watch: RunWatch,
): Promise<OccurrenceResult> {
  const result = await runOnce(ports, occurrence, watch);
  watch.onEnd(occurrence, result);
  return result;
}

async function runOnce(
  ports: SchedulePorts,
  occurrence: Occurrence,
  watch: RunWatch,
): Promise<OccurrenceResult> {
  const nominalTime = Temporal.Instant.from(occurrence.nominalTime);
  const current = await ports.catalogues.current();
  const calendar = WorkingCalendar.of(current?.catalogue.calendar ?? []);
  if (!mayCatchUp(occurrence.job, nominalTime, ports.clock.now(), calendar))
    return { status: 'too-late', outcome: RunSummary.of('too-late', {}).text };
  const ofDay = await runOfDay(ports.occurrences, occurrence);
  if (ofDay !== null && ofDay.nominalTime !== occurrence.nominalTime) {
    if (isTerminal(ofDay)) return { status: 'already-finished' };
    return runOnce(ports, { job: occurrence.job, nominalTime: ofDay.nominalTime }, watch);
  }
  if (occurrence.job === 'rank') await rankWeekBefore(ports, nominalTime, watch);
  const idle =
    current === null
      ? RunSummary.of('no-catalogue', {})
      : occurrence.job === 'report'
        ? await prepareReport(ports, current, nominalTime, watch)
        : await idleReason(ports, occurrence.job, current.catalogue, nominalTime);
  const recorded = idle === null ? null : await recordIdle(ports, occurrence, idle);
  if (recorded !== null) return recorded;
  if (current === null) throw new Error('a run was begun, but there is no catalogue');
  return runOccurrence(ports, occurrence, current.version, async (version) => {
    const begunWith = version === current.version ? current : await ports.catalogues.find(version);
    if (begunWith === null) throw new Error(`there is no version ${version} of the catalogue`);
    return runJob(ports, begunWith, occurrence, watch.mayGoOn);
  });
}

/**
 * First makes the previous week's ranking if it was missed, because this one is compared with it. If that fails, this
 * one is made without a comparison.
 */
async function rankWeekBefore(
  ports: SchedulePorts,
  nominalTime: Temporal.Instant,
  watch: RunWatch,
): Promise<void> {
  const before = nominalTime.subtract({ hours: 7 * 24 });
  const settled = await ports.occurrences.settled();
  if (settled === null || !isAfter(before, settled.until)) return;
  const occurrence = { job: 'rank', nominalTime: instantText(before) } as const;
  const row = await runOfDay(ports.occurrences, occurrence);
  if (row !== null && isTerminal(row)) return;
  await runScheduled(ports, occurrence, watch).catch(() => undefined);
}

/**
 * Makes the rankings that a report run needs and does not find: through the ledger where their run never began, and here
 * where it was closed, as such a run is never made again. One that was begun and failed is left to the reconciliation. A
 * ranking counts the same figures whenever it is made.
 * @returns why the report run has nothing to do; null when there is a week to report
 */
async function prepareReport(
  ports: SchedulePorts,
  current: VersionedCatalogue,
  nominalTime: Temporal.Instant,
  watch: RunWatch,
): Promise<RunSummary | null> {
  const { weeks } = await unreportedWeeks(ports, current.catalogue, nominalTime);
  if (weeks.length === 0) return reasonWithoutReport(current.catalogue, nominalTime);
  const settled = await ports.occurrences.settled();
  if (settled === null) return null;
  for (const { set, period } of weeks.toReversed()) {
    if (await isWeekRanked(ports, current.catalogue, set, period)) continue;
    const at = rankRunOf(period, ports.times);
    const occurrence = { job: 'rank', nominalTime: instantText(at) } as const;
    const row = await runOfDay(ports.occurrences, occurrence);
    if (row !== null && !isTerminal(row)) continue;
    const isNeverBegun = row === null && isAfter(at, settled.until);
    const calendar = WorkingCalendar.of(current.catalogue.calendar);
    if (isNeverBegun && mayCatchUp('rank', at, ports.clock.now(), calendar))
      await runScheduled(ports, occurrence, watch).catch(() => undefined);
    else await rankWeek(ports, current, at);
  }
  return null;
}

/**
 * Does the work of an occurrence; safe to repeat.
 */
export function runJob(
  ports: JobPorts,
  catalogue: VersionedCatalogue,
  occurrence: Occurrence,
  mayGoOn: () => boolean,
): Promise<RunSummary> {
  const nominalTime = Temporal.Instant.from(occurrence.nominalTime);
  switch (occurrence.job) {
    case 'rank':
      return rankWeek(ports, catalogue, nominalTime);
    case 'report':
      return reportWeek(ports, catalogue, nominalTime, mayGoOn);
    case 'warn':
      return warnDay(ports, catalogue, nominalTime, mayGoOn);
  }
}
