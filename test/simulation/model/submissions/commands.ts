import fc, { type AsyncCommand } from 'fast-check';
import { dayAt, hour, type Instant, instantAt, mondayOf, weekOf } from '../../../../simulation/model/days.ts';
import { dueAt, locksAt } from '../../../../simulation/model/ranked-week.ts';
import { rankingsOf } from '../../../../simulation/model/ranking.ts';
import type { Fault } from '../worker.ts';
import { anySending, nameOf, rightMatch, sendingOf, units } from './any-sending.ts';
import type { RealIntake } from './real-intake.ts';
import { expectSame, type Model, race, take, takeWithFault } from './steps.ts';

type Command = AsyncCommand<Model, RealIntake>;

/** Time passes: to the instants at which a week opens, is due, locks and is ranked, and a key is released. */
export const anyTime = fc
  .record({
    to: fc.constantFrom('opens', 'due', 'locks', 'ranked', 'soon', 'let go', 'an hour'),
    weeks: fc.nat({ max: 2 }),
    off: fc.constantFrom(-1, 0, 1),
  })
  .map(({ to, weeks, off }) => {
    const later = ({ now, intake: { set, calendar } }: Readonly<Model>) => {
      const monday = mondayOf(dayAt(now)) + 7 * (weeks - 1);
      const times: Record<string, Instant> = {
        opens: instantAt(monday, '00:00'),
        due: dueAt(set, monday, calendar),
        locks: locksAt(set, monday, calendar),
        ranked: instantAt(monday + 7, '06:05'),
        soon: now + 2_000,
        'let go': now + 30_000,
        'an hour': now + hour,
      };
      return (times[to] ?? now) + off;
    };
    return command(
      `time: ${to}, week ${weeks - 1}, ${off} ms`,
      async (model, real) => {
        model.now = later(model);
        real.now = model.now;
      },
      (model) => later(model) > model.now,
    );
  });

/** A unit submits. */
export const anyTaking = anySending.map((one) =>
  command(`send ${nameOf(one)}`, (model, real) => take(model, real, sendingOf(model, one))),
);

/** A unit submits the same again under the same key, perhaps as a correction of the current revision. */
export const anyRepetition = fc
  .record({ back: fc.nat({ max: 5 }), isCorrected: fc.boolean() })
  .map(({ back, isCorrected }) =>
    command(
      `send −${back} again${isCorrected ? ', as the right correction' : ''}`,
      async (model, real) => {
        const sending = model.sent.at(-1 - back);
        if (sending === undefined) return;
        const correction = { ...sending, ifMatch: rightMatch(model, sending), hasReason: true };
        await take(model, real, isCorrected ? correction : sending);
      },
      ({ sent }) => sent.length > back,
    ),
  );

/** A unit submits, and one port call fails. */
export const anyFault = fc
  .record({
    one: anySending,
    call: fc.integer({ min: 1, max: 12 }),
    fault: fc.constantFrom<Fault>('dies-before', 'dies-after', 'fails', 'answer-lost'),
  })
  .map(({ one, call, fault }) =>
    command(`send ${nameOf(one)}, call ${call} ${fault}`, (model, real) =>
      takeWithFault(model, real, sendingOf(model, one), { call, fault }),
    ),
  );

/** Two submissions at once. */
export const anyRace = fc.tuple(anySending, anySending, fc.boolean()).map(([one, two, isSame]) =>
  command(`race of ${nameOf(one)} and ${isSame ? 'the same' : nameOf(two)}`, (model, real) => {
    const first = sendingOf(model, one);
    return race(model, real, first, isSame ? first : sendingOf(model, { ...two, again: null }));
  }),
);

/** Opens an exception from the lock. */
export const anyException = fc
  .record({ unit: fc.constantFrom(...units), weeks: fc.nat({ max: 2 }), hours: fc.constantFrom(1, 30, 200) })
  .map(({ unit, weeks, hours }) =>
    command(`${unit} may send week −${weeks} for ${hours} h`, async ({ intake, now }, real) => {
      const period = weekOf(mondayOf(dayAt(now)) - 7 * weeks);
      const end = Math.ceil(now / 1_000) * 1_000 + hours * hour;
      intake.exceptions.push({ unit, period, end });
      await real.open({ unit, period }, end);
    }),
  );

/** A week is ranked, on time or weeks later, or triggered again. */
export const anyRanking = fc.nat({ max: 3 }).map((weeks) => {
  const atOf = (now: Instant) => instantAt(mondayOf(dayAt(now)) - 7 * weeks, '06:05');
  return command(
    `rank −${weeks}`,
    async ({ catalogue, intake, rankings, now }, real) => {
      const run = { job: 'rank', at: atOf(now) } as const;
      await real.rank(run);
      for (const ranking of rankingsOf(catalogue, run.at, intake.accepted))
        if (!rankings.has(ranking.period)) rankings.set(ranking.period, ranking);
    },
    ({ now }) => atOf(now) <= now,
  );
});

/** A command after which both must be equal. */
function command(
  name: string,
  run: (model: Model, real: RealIntake) => Promise<void>,
  check: (model: Readonly<Model>) => boolean = () => true,
): Command {
  return {
    check,
    run: async (model, real) => {
      await run(model, real);
      await expectSame(model, real);
    },
    toString: () => name,
  };
}
