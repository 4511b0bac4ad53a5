import fc from 'fast-check';
import { lastChance } from '../../../../simulation/model/catch-up.ts';
import { hour } from '../../../../simulation/model/days.ts';
import { expectedRuns, idOf, type Job, type Run } from '../../../../simulation/model/expected-runs.ts';
import { hasEnded } from '../../../../simulation/model/ledger.ts';
import type { Model } from './steps.ts';

/** A run: an open one with something to do, if any, or any run of a job; the last or the one before it. */
export const anyRun = fc.record({
  isOpen: fc.boolean(),
  job: fc.constantFrom<Job>('rank', 'report', 'warn', 'warn'),
  back: fc.nat({ max: 3 }),
});

export type AnyRun = typeof anyRun extends fc.Arbitrary<infer R> ? R : never;

/** The selected run. */
export function runOf({ province, now }: Readonly<Model>, { isOpen, job, back }: AnyRun): Run {
  const runs = expectedRuns(now - 40 * 24 * hour, now);
  const isUnmade = (run: Run) =>
    now <= lastChance(run, province.calendar) && !hasEnded(province.rows.get(idOf(run)) ?? null);
  const open = isOpen ? runs.slice(-20).filter((run) => isUnmade(run) && province.planOf(run) !== null) : [];
  const run =
    open.at(-1 - (back % (open.length || 1))) ?? runs.filter((one) => one.job === job).at(-1 - back);
  if (run === undefined) throw new RangeError(`no ${job} −${back}`);
  return run;
}

/** A run in a command's name. */
export function nameOf({ isOpen, job, back }: AnyRun): string {
  return `${isOpen ? 'open run or ' : ''}${job} −${back}`;
}
