import { lastChance } from './catch-up.ts';
import { type Instant, minute } from './days.ts';
import type { Run } from './expected-runs.ts';
import type { Calendar } from './working-days.ts';

/** One row of the ledger. */
export type Row = {
  readonly status: 'planned' | 'running' | 'done' | 'skipped' | 'failed' | 'unreadable';
  /** The number of attempts. */
  readonly attempts: number;
  /** The catalogue of the first attempt; null for a run never attempted. */
  readonly version: number | null;
  /** When the lease ends; null unless it is running. */
  readonly leaseUntil: Instant | null;
};

/** One change of a row, with its author. */
export type Step = {
  readonly run: Run;
  readonly before: Row | null;
  readonly after: Row;
  readonly now: Instant;
  /** The calendar in force. */
  readonly calendar: Calendar;
  /** When the invocation that made it was started. */
  readonly startedAt: Instant;
  /** Whether that invocation made the latest attempt. */
  readonly byHolder: boolean;
  /** Whether the invocation of the latest attempt is still running. */
  readonly holderIsAlive: boolean;
};

/** An invocation is stopped after five minutes. */
export const longestRun = 5 * minute;

/** Whether a run is in a final state. */
export function hasEnded(row: Row | null): boolean {
  return row?.status === 'done' || row?.status === 'skipped' || row?.status === 'failed';
}

/** The rules broken by a change of the ledger, as text. */
export function brokenRules(step: Step): string[] {
  const { run, before, after, now } = step;
  const broken: string[] = [];
  const rule = (holds: boolean, broke: string) => {
    if (!holds) broken.push(broke);
  };
  rule(!hasEnded(before), `was ${before?.status}, and changed`);
  rule(now >= run.at, 'was recorded before its time');
  rule(before?.version == null || before.version === after.version, 'changed its catalogue');
  if (before?.status === 'running' && !step.byHolder) {
    rule(!step.holderIsAlive, 'taken from a run that was still going on');
    rule(now >= (before.leaseUntil ?? now), 'taken before its lease was over');
  }
  switch (after.status) {
    case 'running':
      broken.push(...brokenByBeginning(step));
      break;
    case 'done':
      rule(before === null ? isIdle(after) : before.status === 'running' && step.byHolder, 'done by nobody');
      break;
    case 'planned':
      rule(before?.status === 'running' && step.byHolder, 'given back by nobody');
      break;
    case 'skipped':
      rule(before === null, 'skipped after it was begun');
      rule(now > lastChance(run, step.calendar), 'skipped though it could still be made');
      break;
    case 'failed':
      rule(before !== null, 'failed without being begun');
      rule(now > lastChance(run, step.calendar), 'failed though it could still be made');
      break;
  }
  if (after.status !== 'running') rule(after.attempts === (before?.attempts ?? 0), 'miscounts its attempts');
  return broken;
}

/** The lease lasts until the invocation is stopped, so that only dead runs are taken over. */
function brokenByBeginning({ run, before, after, startedAt, calendar }: Step): string[] {
  const broken: string[] = [];
  if (after.attempts !== (before?.attempts ?? 0) + 1) broken.push('miscounts its attempts');
  if (after.version === null) broken.push('runs without a catalogue');
  if ((after.leaseUntil ?? 0) < startedAt + longestRun) broken.push('has a lease shorter than its run');
  if (startedAt > lastChance(run, calendar)) broken.push('begun too late');
  return broken;
}

/** A run that has nothing to do is done without an attempt. */
function isIdle({ attempts, version }: Row): boolean {
  return attempts === 0 && version === null;
}
