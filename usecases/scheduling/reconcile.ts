import type { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { dateAt } from '../../domain/period/period.ts';
import { wholeSecond } from '../../domain/period/whole-second.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { mayCatchUp } from '../../domain/schedule/catch-up.ts';
import { expectedRuns } from '../../domain/schedule/expected-runs.ts';
import { type Job, jobs, type Occurrence, occurrenceId } from '../../domain/schedule/occurrence.ts';
import {
  finished,
  isHeld,
  isTerminal,
  type OccurrenceRecord,
} from '../../domain/schedule/occurrence-record.ts';
import { RunAccount } from '../../domain/schedule/run-account.ts';
import type { Ports } from '../ports/ports.ts';
import { weeksDueOn } from '../reporting/unreported-weeks.ts';
import { idleReason } from './idle-reason.ts';
import { runScheduled, type SchedulePorts } from './run-job.ts';

/** The results of a reconciliation. */
export type Reconciliation = {
  /** Missed runs made now. */
  readonly caughtUp: readonly string[];
  /** Missed runs past their catch-up window, closed as skipped or failed. */
  readonly givenUp: readonly string[];
  /** Runs tried now that failed; the next reconciliation retries them. */
  readonly failures: readonly string[];
};

/** A trigger this recent may still be on its way. */
const graceMinutes = 5;

/** The minimum interval between records of the settled instant, in hours. */
const settleEvery = 6;

type Open = {
  readonly occurrence: Occurrence;
  readonly at: Temporal.Instant;
  readonly row: OccurrenceRecord | null;
};

/**
 * Compares the expected runs with the ledger. Missed or failed runs are run now, oldest first, within their catch-up
 * window; after it they are closed with a reason, so that every occurrence ends exactly once.
 *
 * The first reconciliation of a deployment only records where the ledger begins: nothing is expected from before it.
 * @param mayBegin called before each run; when false, the rest waits for the next reconciliation
 * @param mayGoOn called within a run
 */
export async function reconcile(
  ports: SchedulePorts,
  mayBegin: () => boolean,
  mayGoOn: () => boolean,
): Promise<Reconciliation> {
  const { occurrences, catalogues, clock } = ports;
  const result = { caughtUp: [] as string[], givenUp: [] as string[], failures: [] as string[] };
  const current = await catalogues.current();
  if (current === null) return result;
  const until = wholeSecond(clock.now().subtract({ minutes: graceMinutes }));
  const since = await occurrences.settledUntil();
  if (since === null) {
    await occurrences.settle(until);
    return result;
  }
  const calendar = new WorkingCalendar(current.catalogue.calendar);
  let oldestLeft: Temporal.Instant | null = null;
  for (const open of await openOccurrences(ports, since, until)) {
    const closed = mayBegin() && (await settleOne(open));
    if (!closed) oldestLeft ??= open.at;
  }
  const reached = oldestLeft === null ? until : oldestLeft.subtract({ seconds: 1 });
  if (reached.epochMilliseconds - since.epochMilliseconds >= settleEvery * 3_600_000)
    await occurrences.settle(reached);
  return result;

  /** @returns whether the occurrence has ended */
  async function settleOne(open: Open): Promise<boolean> {
    const id = occurrenceId(open.occurrence);
    try {
      if (!mayCatchUp(open.occurrence.job, open.at, clock.now(), calendar)) return await giveUp(open);
      const { status } = await runScheduled(ports, open.occurrence, mayGoOn);
      if (status === 'done') result.caughtUp.push(id);
      return true;
    } catch (error) {
      result.failures.push(`${id}: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }

  async function giveUp({ occurrence, at, row }: Open): Promise<boolean> {
    const now = clock.now();
    if (row?.status === 'running' && isHeld(row, now)) return false;
    const idle =
      row === null && current ? await reasonToPassOver(ports, occurrence.job, current.catalogue, at) : null;
    const end = idle === null ? endOf(row) : { status: 'skipped' as const, account: idle.text };
    const closed = finished({ ...occurrence, ...row }, end.status, end.account, now);
    if (!(await occurrences.replace(row, closed))) return false;
    if (idle === null) result.givenUp.push(occurrenceId(occurrence));
    return true;
  }
}

/** Why nothing was lost when a run was never made; null when something was, even if another run made up for it. */
async function reasonToPassOver(
  ports: Pick<Ports, 'occurrences' | 'reports'>,
  job: Job,
  catalogue: Catalogue,
  at: Temporal.Instant,
): Promise<RunAccount | null> {
  if (job === 'report' && weeksDueOn(catalogue, dateAt(at)).length > 0) return null;
  return idleReason(ports, job, catalogue, at);
}

function endOf(row: OccurrenceRecord | null): { status: 'skipped' | 'failed'; account: string } {
  if (row === null) return { status: 'skipped', account: RunAccount.of('never-triggered', {}).text };
  const account = row.account ?? RunAccount.of('stopped', {}).text;
  return { status: 'failed', account };
}

/** The expected occurrences that have not ended, oldest first. */
async function openOccurrences(
  { occurrences }: Pick<Ports, 'occurrences'>,
  since: Temporal.Instant,
  until: Temporal.Instant,
): Promise<Open[]> {
  const rows = await Promise.all(jobs.map((job) => occurrences.list(job, since, until)));
  const byId = new Map(rows.flat().map((row) => [occurrenceId(row), row]));
  return expectedRuns(since, until)
    .map((run) => ({ ...run, row: byId.get(occurrenceId(run.occurrence)) ?? null }))
    .filter(({ row }) => row === null || !isTerminal(row));
}
