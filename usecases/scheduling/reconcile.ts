import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { dateAt } from '../../domain/period/period.ts';
import { wholeSecond } from '../../domain/period/whole-second.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { mayCatchUp } from '../../domain/schedule/catch-up.ts';
import {
  daysReconciled,
  type ExpectedRun,
  expectedRuns,
  jobDayOf,
  runsMovedBefore,
  triggerGraceMinutes,
} from '../../domain/schedule/expected-runs.ts';
import { type Job, jobs, type Occurrence, occurrenceId } from '../../domain/schedule/occurrence.ts';
import {
  finished,
  isLeased,
  isTerminal,
  type OccurrenceRecord,
} from '../../domain/schedule/occurrence-record.ts';
import { RunSummary } from '../../domain/schedule/run-summary.ts';
import { areEqualTimes } from '../../domain/schedule/schedule-times.ts';
import { didWrite } from '../did-write.ts';
import type { OccurrenceStore } from '../ports/occurrence-store.ts';
import type { Ports } from '../ports/ports.ts';
import { weeksDueOn } from '../reporting/unreported-weeks.ts';
import { idleReason } from './idle-reason.ts';
import { type RunWatch, runScheduled, type SchedulePorts } from './run-job.ts';
import { boundsOf } from './run-of-day.ts';

/** The results of a reconciliation. */
export type Reconciliation = {
  /** Missed runs made now. */
  readonly caughtUp: readonly string[];
  /** Missed runs past their catch-up window, closed as skipped or failed. */
  readonly givenUp: readonly string[];
  /** Runs tried now that failed; the next reconciliation retries them. */
  readonly failures: readonly string[];
};

/**
 * A reconciliation.
 *
 * - `overdue`: how many runs failed now although their time was half an hour ago or longer.
 * - `isRankingStale`: whether the last ranking is eight days old, although one is due every week.
 */
export type Reconciled = Reconciliation & {
  readonly overdue: number;
  readonly isRankingStale: boolean;
};

/** A run that fails this long after its time has failed more than once. */
const overdueMinutes = 30;

/** One ranking is due every week; the next one has a day to be caught up. */
const staleAfterHours = 8 * 24;

type Open = {
  readonly occurrence: Occurrence;
  readonly at: Temporal.Instant;
  readonly row: OccurrenceRecord | null;
};

/**
 * Compares the expected runs with the ledger. Missed or failed runs are run now, oldest first, within their catch-up
 * window; after it they are closed with a reason, so that every occurrence ends exactly once. How far all have ended is
 * recorded, so that a reconciliation since which none was due reads nothing.
 *
 * Where the times of the deployment have changed, a day still has one run of a job: what ran at its former time is not made
 * again, and what the change moved before the settled instant is made.
 *
 * The first reconciliation of a deployment only records where the ledger begins: nothing is expected from before it.
 * @param mayBegin called before each run; when false, the rest waits for the next reconciliation
 */
export async function reconcile(
  ports: SchedulePorts,
  mayBegin: () => boolean,
  watch: RunWatch,
): Promise<Reconciled> {
  const { occurrences, catalogues, clock, times } = ports;
  const result = { caughtUp: [] as string[], givenUp: [] as string[], failures: [] as string[] };
  const settled = await occurrences.settled();
  const until = wholeSecond(clock.now().subtract({ minutes: triggerGraceMinutes }));
  let overdue = 0;
  if (settled === null) {
    if ((await catalogues.current()) !== null) await occurrences.settle({ until, lastRanking: null, times });
    return { ...result, overdue, isRankingStale: false };
  }
  const earliest = clock.now().subtract({ hours: daysReconciled * 24 });
  const from = settled.isUnknown ? earliest : settled.until;
  const hasSameTimes = areEqualTimes(settled.times, times);
  const moved = hasSameTimes ? [] : runsMovedBefore(settled.until, settled.times, times);
  const expected = [...moved, ...expectedRuns(from, until, times)];
  const seen = { ...result, overdue, isRankingStale: isStale(settled.lastRanking, clock.now()) };
  if (expected.length === 0 && hasSameTimes) return seen;
  const current = await catalogues.current();
  if (current === null) return seen;
  const calendar = WorkingCalendar.of(current.catalogue.calendar);
  let oldestLeft: Temporal.Instant | null = null;
  for (const open of await openOccurrences(ports, expected)) {
    const closed = mayBegin() && (await settleOne(open, current.catalogue));
    if (!closed) oldestLeft ??= open.at;
  }
  const reached = oldestLeft === null ? until : oldestLeft.subtract({ seconds: 1 });
  const lastRanking = (await findLastRanking(occurrences, clock.now())) ?? settled.lastRanking;
  if (isAfter(reached, settled.until)) await occurrences.settle({ until: reached, lastRanking, times });
  return { ...result, overdue, isRankingStale: isStale(lastRanking, clock.now()) };

  /** @returns whether the occurrence has ended */
  async function settleOne(open: Open, catalogue: Catalogue): Promise<boolean> {
    const id = occurrenceId(open.occurrence);
    try {
      if (!mayCatchUp(open.occurrence.job, open.at, clock.now(), calendar))
        return await giveUp(open, catalogue);
      const { status } = await runScheduled(ports, open.occurrence, watch);
      if (status === 'done') result.caughtUp.push(id);
      return true;
    } catch (error) {
      result.failures.push(`${id}: ${error instanceof Error ? error.message : String(error)}`);
      if (clock.now().since(open.at).total('minutes') >= overdueMinutes) overdue += 1;
      return false;
    }
  }

  async function giveUp({ occurrence, at, row }: Open, catalogue: Catalogue): Promise<boolean> {
    const now = clock.now();
    if (row?.status === 'running' && isLeased(row, now)) return false;
    const idle = row === null ? await reasonToPassOver(ports, occurrence.job, catalogue, at) : null;
    const end = idle === null ? endOf(row) : { status: 'skipped' as const, account: idle.text };
    const closed = finished({ ...occurrence, ...row }, end.status, end.account, now);
    const replacing = occurrences.replace(row, closed);
    const isOwn = (found: OccurrenceRecord) => isDeepStrictEqual(found, closed);
    if (!(await didWrite(replacing, () => occurrences.find(occurrence), isOwn))) return false;
    if (idle === null) result.givenUp.push(occurrenceId(occurrence));
    return true;
  }
}

/** Whether the last ranking done, null when none is known, is too long ago. */
function isStale(lastRanking: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return lastRanking !== null && now.since(lastRanking).total('hours') >= staleAfterHours;
}

/** Why nothing was lost when a run was never made; null when something was, even if another run made up for it. */
async function reasonToPassOver(
  ports: Pick<Ports, 'exceptions' | 'occurrences' | 'reports' | 'snoozes' | 'times'>,
  job: Job,
  catalogue: Catalogue,
  at: Temporal.Instant,
): Promise<RunSummary | null> {
  if (job === 'report' && weeksDueOn(catalogue, dateAt(at)).length > 0) return null;
  return idleReason(ports, job, catalogue, at);
}

function endOf(row: OccurrenceRecord | null): { status: 'skipped' | 'failed'; account: string } {
  if (row === null) return { status: 'skipped', account: RunSummary.of('never-triggered', {}).text };
  const account = row.account ?? RunSummary.of('stopped', {}).text;
  return { status: 'failed', account };
}

/** The nominal time of the last ranking done in five weeks; null when there is none. */
async function findLastRanking(
  occurrences: OccurrenceStore,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const rankings = await occurrences.list('rank', now.subtract({ hours: daysReconciled * 24 }), now);
  const last = rankings.findLast(({ status }) => status === 'done');
  return last === undefined ? null : Temporal.Instant.from(last.nominalTime);
}

/** The expected occurrences that have not ended, oldest first. */
async function openOccurrences(
  { occurrences }: Pick<Ports, 'occurrences'>,
  expected: readonly ExpectedRun[],
): Promise<Open[]> {
  const rows = await Promise.all(
    jobs.map((job) => {
      const times = expected.flatMap(({ occurrence, at }) => (occurrence.job === job ? [at] : []));
      const [first, last] = [times.at(0), times.at(-1)];
      if (first === undefined || last === undefined) return [];
      return occurrences.list(job, boundsOf(dateAt(first))[0], boundsOf(dateAt(last))[1]);
    }),
  );
  const byDay = Map.groupBy(rows.flat(), jobDayOf);
  return expected.flatMap((run): Open[] => {
    const ofDay = byDay.get(jobDayOf(run.occurrence)) ?? [];
    if (ofDay.some(isTerminal)) return [];
    const [row] = ofDay;
    if (row === undefined) return [{ ...run, row: null }];
    const { job, nominalTime } = row;
    return [{ occurrence: { job, nominalTime }, at: Temporal.Instant.from(nominalTime), row }];
  });
}
