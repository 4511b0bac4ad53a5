import { Temporal } from 'temporal-polyfill';
import { instantText } from '../../domain/period/instant-text.ts';
import { type Job, jobs } from '../../domain/schedule/occurrence.ts';
import { scheduleEventSchema } from '../../functions/schedule/schedule-function.ts';
import { type Product, realProduct } from '../../simulation/product.ts';
import { iso } from '../fixtures/instants.ts';

/* The product with one rule broken each, by wrapping ports and functions. The simulation must notice each of them. */

/** Marks a message as sent before sending it. */
export const marksBeforeSending: Product = {
  ...realProduct,
  sender: (ports) =>
    realProduct.sender({
      ...ports,
      mailer: {
        send: async (message) => {
          await ports.deliveries.advance(message.deliveryId, { evidence: 'sent' });
          return ports.mailer.send(message);
        },
      },
    }),
};

/** Sends without claiming the delivery. */
export const sendsWithoutClaim: Product = {
  ...realProduct,
  sender: (ports) =>
    realProduct.sender({
      ...ports,
      deliveries: overriding(ports.deliveries, {
        move: async (
          seen: Parameters<typeof ports.deliveries.move>[0],
          change: Parameters<typeof ports.deliveries.move>[1],
        ) => (await ports.deliveries.move(seen, change)) || change.state === 'claimed',
      }),
    }),
};

/** Takes an occurrence over from a running attempt. */
export const ignoresLeases: Product = {
  ...realProduct,
  schedule: (ports) =>
    realProduct.schedule({
      ...ports,
      occurrences: overriding(ports.occurrences, {
        find: async (occurrence: Parameters<typeof ports.occurrences.find>[0]) => {
          const row = await ports.occurrences.find(occurrence);
          return row?.status === 'running' ? { ...row, leaseUntil: iso('2000-01-01T00:00:00Z') } : row;
        },
      }),
    }),
};

/** Takes a lease that ends before its run may. */
export const leasesTooShort: Product = {
  ...realProduct,
  schedule: (ports) =>
    realProduct.schedule({
      ...ports,
      occurrences: overriding(ports.occurrences, {
        replace: async (
          seen: Parameters<typeof ports.occurrences.replace>[0],
          next: Parameters<typeof ports.occurrences.replace>[1],
        ) => {
          const leaseUntil = instantText(ports.clock.now().add({ minutes: 4 }));
          return ports.occurrences.replace(seen, next.status === 'running' ? { ...next, leaseUntil } : next);
        },
      }),
    }),
};

/** Plans messages that may still be sent a day after they should have expired. */
export const expiresADayLate: Product = {
  ...realProduct,
  schedule: (ports) =>
    realProduct.schedule({
      ...ports,
      deliveries: overriding(ports.deliveries, {
        plan: async (delivery: Parameters<typeof ports.deliveries.plan>[0]) => {
          const expiresAt = Temporal.Instant.from(delivery.expiresAt).add({ hours: 24 });
          return ports.deliveries.plan({ ...delivery, expiresAt: instantText(expiresAt) });
        },
      }),
    }),
};

/** Revokes no token. */
export const revokesNothing: Product = { ...realProduct, revoke: async () => undefined };

/** Never begins a run that nothing has triggered, so that it is passed over once its catch-up window has ended. */
export const catchesNothingUp: Product = {
  ...realProduct,
  schedule: (ports) => async (event, context) => {
    const { job } = scheduleEventSchema.parse(event);
    if (job !== 'reconcile') return realProduct.schedule(ports)(event, context);
    const occurrences = overriding(ports.occurrences, {
      replace: async (
        seen: Parameters<typeof ports.occurrences.replace>[0],
        next: Parameters<typeof ports.occurrences.replace>[1],
      ) => {
        if (seen === null && next.status === 'running') throw new Error('it is not begun');
        return ports.occurrences.replace(seen, next);
      },
    });
    return realProduct.schedule({ ...ports, occurrences })(event, context);
  },
};

/** Works for the current day instead of the day it was triggered for. */
export const goesByTheWallClock: Product = {
  ...realProduct,
  schedule: (ports) => async (event, context) => {
    const { job, nominalTime } = scheduleEventSchema.parse(event);
    const now = ports.clock.now();
    const nominal = Temporal.Instant.from(nominalTime);
    const late = jobs.some((name: Job) => name === job) && now.since(nominal).total('minutes') > 10;
    const at = late ? now.toString() : nominalTime;
    return realProduct.schedule(ports)({ job, nominalTime: at }, context);
  },
};

/** Immediately resends messages without an answer. */
export const doesNotWaitForEvents: Product = {
  ...realProduct,
  sender: (ports) =>
    realProduct.sender({
      ...ports,
      mailer: {
        send: async (message) => {
          const result = await ports.mailer.send(message);
          return result.outcome === 'unknown' ? { outcome: 'retry', failure: result.failure } : result;
        },
      },
    }),
};

/** Marks messages as failed for good when the account cannot send. */
export const blamesTheMessage: Product = {
  ...realProduct,
  sender: (ports) =>
    realProduct.sender({
      ...ports,
      mailer: {
        send: async (message) => {
          const result = await ports.mailer.send(message);
          return result.outcome === 'held' ? { outcome: 'refused', failure: result.failure } : result;
        },
      },
    }),
};

/** Lets one event that cannot be read hold up the others of its notification. */
export const stopsAtABadEvent: Product = {
  ...realProduct,
  mailEvents: (ports) => async (event, context) => {
    if (JSON.stringify(event).includes('-nonsense')) throw new Error('cannot be read');
    return realProduct.mailEvents(ports)(event, context);
  },
};

/** Treats an event of no delivery like one that moves nothing. */
export const forgetsForeignEvents: Product = {
  ...realProduct,
  mailEvents: (ports) =>
    realProduct.mailEvents({
      ...ports,
      strayEvents: overriding(ports.strayEvents, { keep: async () => false }),
    }),
};

/** An object with some of its methods replaced. */
function overriding<T extends object>(object: T, methods: Partial<T>): T {
  return new Proxy(object, {
    get: (target, key) => Reflect.get(methods, key) ?? Reflect.get(target, key),
  });
}
