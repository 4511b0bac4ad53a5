import fc, { type AsyncCommand } from 'fast-check';
import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import { lastChance } from '../../../../simulation/model/catch-up.ts';
import { type Day, dayAt, hour, instantAt, minute } from '../../../../simulation/model/days.ts';
import { expectedRuns, type Job } from '../../../../simulation/model/expected-runs.ts';
import type { Fault } from '../worker.ts';
import { anyRun, nameOf, runOf } from './any-run.ts';
import { changes } from './catalogue-changes.ts';
import { expectSame } from './compare.ts';
import type { RealProvince } from './real-province.ts';
import { endHung, goWrong, type Model, passTo, putVersion, receive, reconcile, trigger } from './steps.ts';

type Command = AsyncCommand<Model, RealProvince>;

/** A trigger arrives, on time or late, and perhaps again. */
export const anyTrigger = anyRun.map((one) =>
  command(`trigger ${nameOf(one)}`, (model, real) => trigger(model, real, runOf(model, one))),
);

/** A run is triggered, or reconciled, at the last instant of its catch-up window, or just after. */
export const anyLastTrigger = fc
  .record({ one: anyRun, seconds: fc.integer({ min: -1, max: 1 }), isTriggered: fc.boolean() })
  .map(({ one, seconds, isTriggered }) =>
    command(
      `last ${isTriggered ? 'trigger' : 'look'} for ${nameOf(one)}, ${seconds} s`,
      async (model, real) => {
        const run = runOf(model, one);
        await passTo(
          model,
          real,
          Math.max(model.now, lastChance(run, model.province.calendar) + 1_000 * seconds),
        );
        await (isTriggered ? trigger(model, real, run) : reconcile(model, real));
      },
    ),
  );

/** Days pass, and on each some jobs' triggers arrive on time, including weekends and Tết. */
export const anyDays = fc
  .array(fc.subarray<Job>(['rank', 'report', 'warn']), { minLength: 1, maxLength: 5 })
  .map((days) =>
    command(`days [${days.map((jobs) => jobs.join('+') || 'none').join(', ')}]`, async (model, real) => {
      for (const jobs of days) {
        const tomorrow = instantAt(dayAt(model.now) + 1, '00:00');
        for (const run of expectedRuns(tomorrow, tomorrow + longestDay)) {
          await passTo(model, real, run.at);
          if (jobs.includes(run.job)) await trigger(model, real, run);
        }
      }
    }),
  );

const longestDay = 23 * hour;

/** Time passes without events: to times at which something begins or ends. */
export const anyTime = fc
  .record({
    days: fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 3 }) }, fc.constantFrom(14, 36)),
    time: fc.constantFrom('06:00', '06:05', '06:10', '07:00', '07:05', '07:30', '07:35', '17:30', '23:59'),
    seconds: fc.constantFrom(-1, 0, 1, 60),
  })
  .map(({ days, time, seconds }) => {
    const later = (now: number) => instantAt(dayAt(now) + days, time) + 1_000 * seconds;
    const name = `time +${days} days ${time} ${seconds} s`;
    return command(
      name,
      async (model, real) => passTo(model, real, later(model.now)),
      (model) => later(model.now) > model.now,
    );
  });

/** Minutes pass: within a lease, or beyond it. */
export const anyMinutes = fc
  .constantFrom(1, 4, 5, 6, 7, 16)
  .map((minutes) =>
    command(`time +${minutes} min`, async (model, real) => passTo(model, real, model.now + minutes * minute)),
  );

/** Runs a reconciliation. */
export const reconciliation = fc.constant(command('reconcile', reconcile));

/** A fault of one port call. */
const anyFaultAt = fc.record({
  call: fc.integer({ min: 1, max: 30 }),
  fault: fc.constantFrom<Fault>('dies-before', 'dies-after', 'fails', 'answer-lost', 'hangs'),
});

/** A run with a fault. A hanging run stays hanging. */
export const anyFault = fc.record({ one: anyRun, at: anyFaultAt }).map(({ one, at }) =>
  command(
    `trigger ${nameOf(one)}, call ${at.call} ${at.fault}`,
    (model, real) => goWrong(model, real, runOf(model, one), at),
    (model) => model.hung === null,
  ),
);

/** The hanging run continues. */
export const goingOn = fc.constant(
  command(
    'go on',
    (model, real) => endHung(model, real, (worker) => worker.goOn()),
    (model) => model.hung !== null,
  ),
);

/** A unit submits figures, or a correction. */
export const anyFigures = fc
  .record({ unit: fc.constantFrom('P.A', 'P.B'), weeks: fc.nat({ max: 1 }), done: fc.nat({ max: 2 }) })
  .map(({ unit, weeks, done }) =>
    command(`figures of ${unit}, week −${weeks}, ${done} of 2`, (model, real) =>
      receive(model, real, { unit, weeks, done }),
    ),
  );

/** The changes of a new catalogue version, for today, the past or the future. */
const anyVersion = fc
  .record({
    name: fc.constantFrom(...Object.keys(changes)),
    days: fc.integer({ min: -1, max: 4 }),
  })
  .map(({ name, days }) => ({
    name: `${name}, ${days} days from now`,
    change: (catalogue: Catalogue, today: Day) => changes[name]?.(catalogue, today + days),
  }));

/** A new version of the catalogue. */
export const anyChange = anyVersion.map(({ name, change }) =>
  command(`catalogue: ${name}`, (model, real) => putVersion(model, real, change)),
);

/** A run with a fault, resumed after the catalogue has changed. */
export const anyTakingUp = fc
  .record({ one: anyRun, at: anyFaultAt, version: anyVersion, minutes: fc.constantFrom(1, 7) })
  .map(({ one, at, version, minutes }) =>
    command(
      `trigger ${nameOf(one)}, call ${at.call} ${at.fault}; catalogue: ${version.name}; trigger`,
      async (model, real) => {
        const run = runOf(model, one);
        await goWrong(model, real, run, at);
        await putVersion(model, real, version.change);
        await passTo(model, real, model.now + minutes * minute);
        await trigger(model, real, run);
      },
      (model) => model.hung === null,
    ),
  );

/** A command after which both must be equal. */
function command(
  name: string,
  run: (model: Model, real: RealProvince) => Promise<void>,
  check: (model: Readonly<Model>) => boolean = () => true,
): Command {
  return {
    check,
    run: async (model, real) => {
      await run(model, real);
      await expectSame(model.province, real);
    },
    toString: () => name,
  };
}
