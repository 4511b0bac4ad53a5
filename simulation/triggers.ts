import type { InstantText } from '../domain/period/instant-text.ts';
import type { Occurrence } from '../domain/schedule/occurrence.ts';
import { usualTimes } from '../domain/schedule/schedule-times.ts';
import { timingOf } from '../domain/schedule/schedules.ts';
import type { Random } from '../example/generator/random.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { Run } from './model/expected-runs.ts';
import { textOf } from './model-terms.ts';
import type { Outages } from './outages.ts';
import type { VirtualTime } from './virtual-time.ts';

const hour = 3_600_000;

/** The maximum delay of a trigger. */
const latest = 22 * hour;

/** Triggers jobs: usually within the minute, but also late, twice, or never. */
export function triggerJobs(
  time: VirtualTime,
  random: Random,
  outages: Outages,
  faults: (at: number) => FaultPlan,
  expected: readonly Run[],
  run: (event: Occurrence) => void,
): void {
  for (const { job, at } of expected) {
    const { late, twice, never } = faults(at).triggers;
    const trigger = (delay: number) => {
      time.at(at + Math.round(delay), () => {
        run({ job, nominalTime: textOf(at) });
        return undefined;
      });
    };
    const soon = random.between(0, 50_000);
    const isOut = outages.isOut('scheduler', at) || outages.isOut('jobs', at);
    if (isOut || random.next() < never) continue;
    trigger(random.next() < late ? random.between(60_000, latest) : soon);
    if (random.next() < twice) trigger(random.next() < 0.5 ? soon : random.between(0, latest));
  }
}

/**
 * Triggers functions that run every few minutes. `mayFind` returns whether a run could find anything; useless runs are
 * skipped.
 */
export function triggerEveryFewMinutes(
  time: VirtualTime,
  random: Random,
  job: 'deliver' | 'reconcile',
  until: number,
  isOut: (at: number) => boolean,
  faults: (at: number) => FaultPlan,
  mayFind: () => boolean,
  run: (nominalTime: InstantText) => void,
): void {
  const interval = 60_000 * minutesBetween(job);
  const tick = (at: number) => {
    if (at > until) return;
    time.at(at, () => {
      tick(at + interval);
      const { never, twice } = faults(at).ticks;
      const fate = random.next();
      if (isOut(at) || fate < never || !mayFind()) return 'idle';
      const nominalTime = textOf(at);
      run(nominalTime);
      if (fate <= 1 - twice) return undefined;
      time.after(random.between(0, 2_000), () => {
        run(nominalTime);
        return undefined;
      });
      return undefined;
    });
  };
  tick(Math.ceil(time.now / interval) * interval);
}

function minutesBetween(job: 'deliver' | 'reconcile'): number {
  const timing = timingOf(job, usualTimes);
  if (!('everyMinutes' in timing)) throw new Error('it does not run every few minutes');
  return timing.everyMinutes;
}
