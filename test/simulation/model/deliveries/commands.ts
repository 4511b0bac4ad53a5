import fc, { type AsyncCommand } from 'fast-check';
import { expect } from 'vitest';
import type { SendResult } from '../../../../domain/delivery/send-result.ts';
import { minute } from '../../../../simulation/model/days.ts';
import { iso } from '../../../fixtures/instants.ts';
import { type Fault, Worker } from '../worker.ts';
import { reports, treatments } from './mail-service.ts';
import type { RealMailroom } from './real-mailroom.ts';
import { answer, type Model, passTo, plan, send, sendAndWait, sendWithFault } from './steps.ts';

type Command = AsyncCommand<Model, RealMailroom>;

/** Two runs whose messages are sent together, by their nominal times. */
const runs = [iso('2024-01-15T00:30:00Z'), iso('2024-01-16T00:30:00Z')] as const;

const emails = ['one@province.example', 'One@province.example', 'two@province.example'] as const;

/** Plans a message: of a run or separate, renderable or not, with an expiry. */
export const anyPlan = fc
  .record({
    run: fc.constantFrom(...runs, null),
    isPoison: fc.boolean(),
    email: fc.constantFrom(...emails),
    lasts: fc.constantFrom(10, 45, 24 * 60),
  })
  .map((message) =>
    command(
      `plan ${message.isPoison ? 'a poisoned message' : 'a message'} of ${message.run}`,
      (model, real) => plan(model, real, message),
    ),
  );

/** Finishes planning a run's messages. */
export const anyRelease = fc.constantFrom(...runs).map((run) =>
  command(`all of ${run} is planned`, async ({ mailroom }, real) => {
    mailroom.released.add(run);
    await real.release(run);
  }),
);

/** Pauses or resumes sending. */
export const anyTurn = fc.boolean().map((isPaused) =>
  command(isPaused ? 'pause' : 'resume', async ({ mailroom }, real) => {
    mailroom.isPaused = isPaused;
    await real.turn(isPaused);
  }),
);

/** Unsubscribes a person. */
export const anyUnsubscribing = fc.constantFrom(...emails).map((email) =>
  command(`${email} unsubscribes`, async ({ mailroom }, real) => {
    mailroom.unsubscribed.add(email.toLowerCase());
    await real.unsubscribe(email);
  }),
);

/**
 * Lets time pass: within a claim, beyond it, beyond the wait for an event, or until just before or after a message's
 * time.
 */
export const anyTime = fc
  .record({
    minutes: fc.constantFrom(1, 3, 4, 5, 6, 29, 30, 31, 120),
    until: fc.constantFrom('expiresAt', 'lookAt', null),
    message: fc.nat({ max: 20 }),
    off: fc.constantFrom(-1, 0, 1),
  })
  .map(({ minutes, until, message, off }) =>
    command(
      `time: ${until === null ? `${minutes} min` : `${until} of ${message}, ${off} ms`}`,
      async (model, real) => {
        const letters = [...model.mailroom.letters.values()];
        const letter = letters[message % (letters.length || 1)];
        const at = until === null ? null : letter?.[until];
        const now = at == null ? model.now + minutes * minute : at + off;
        await passTo(model, real, now);
      },
    ),
  );

/** How the service treats messages: each by its number. */
const anyTreatment = fc
  .array(fc.constantFrom(...Object.keys(treatments)), { minLength: 1, maxLength: 8 })
  .map((names) => ({
    name: names.join(', '),
    treatmentOf: (id: string) => treatments[names[numberOf(id) % names.length] ?? ''] ?? fail(id),
  }));

/** Runs one sender. */
export const anySending = anyTreatment.map(({ name, treatmentOf }) =>
  command(`send: ${name}`, (model, real) => send(model, real, treatmentOf)),
);

/** Runs senders repeatedly, each when the next message is due. */
export const anyPersistence = fc
  .record({ rounds: fc.integer({ min: 2, max: 8 }), treatment: anyTreatment })
  .map(({ rounds, treatment: { name, treatmentOf } }) =>
    command(`send ${rounds} times: ${name}`, async (model, real) => {
      for (let left = rounds; left > 0; left -= 1) {
        const listed = [...model.mailroom.letters.values()].flatMap(({ lookAt }) => lookAt ?? []);
        await passTo(model, real, Math.min(...listed, model.now + 60 * minute));
        await send(model, real, treatmentOf);
      }
    }),
  );

/** Runs one sender in which one port call fails. */
export const anyFault = fc
  .record({
    call: fc.integer({ min: 1, max: 40 }),
    fault: fc.constantFrom<Fault>('dies-before', 'dies-after', 'fails', 'answer-lost'),
  })
  .map((at) => command(`send: call ${at.call} ${at.fault}`, (model, real) => sendWithFault(model, real, at)));

/** A sender hands over a message, and the service delays its answer. */
export const waitingSender = fc.constant(
  command('send: the service is silent', sendAndWait, ({ waiting }) => waiting === null),
);

/** The service answers the waiting sender. */
export const anyAnswer = fc
  .constantFrom<SendResult>(
    { outcome: 'sent', messageId: 'm' },
    { outcome: 'refused', failure: 'no address' },
    { outcome: 'unknown', failure: 'silence' },
  )
  .map((result) =>
    command(
      `the service answers ${result.outcome}`,
      (model) => answer(model, result),
      ({ waiting }) => waiting !== null,
    ),
  );

/** The service publishes an event of a message, whatever its state, and perhaps again. */
export const anyReport = fc
  .record({ message: fc.nat({ max: 20 }), report: fc.constantFrom(...reports) })
  .map(({ message, report: { state, event } }) =>
    command(
      `the service reports: ${message} is ${state} (${event.eventType})`,
      async ({ mailroom, now }, real) => {
        const ids = ['nobodys_20240115T003000Z_m-0', ...mailroom.letters.keys()];
        const id = ids[message % ids.length] ?? '';
        const became = mailroom.report(id, state);
        expect(await real.report(new Worker(now), id, event)).toEqual({
          moved: 0,
          unmoved: 0,
          unknown: 0,
          [became]: 1,
        });
      },
    ),
  );

/** A command after which both must be equal. */
function command(
  name: string,
  run: (model: Model, real: RealMailroom) => Promise<void>,
  check: (model: Readonly<Model>) => boolean = () => true,
): Command {
  return {
    check,
    run: async (model, real) => {
      await run(model, real);
      const letters = [...model.mailroom.letters].map(
        ([id, { run: _, subscriber: __, ...message }]) => [id, message] as const,
      );
      expect(await real.messages()).toEqual(new Map(letters));
      expect(real.violations).toEqual([]);
    },
    toString: () => name,
  };
}

function numberOf(id: string): number {
  return Number(/m-(\d+)$/.exec(id)?.[1]);
}

function fail(id: string): never {
  throw new RangeError(`nothing is known of ${id}`);
}
