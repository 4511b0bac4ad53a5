import { Temporal } from 'temporal-polyfill';
import type { MemoryStores } from '../../../adapters/memory/memory-stores.ts';
import { usualTimes } from '../../../domain/schedule/schedule-times.ts';
import type { Instant } from '../../../simulation/model/days.ts';
import type { Ports } from '../../../simulation/product.ts';
import { virtualTimer } from '../../fixtures/virtual-timer.ts';
import type { Worker } from './worker.ts';

/** The key that signs links. */
export const signingKey = new Uint8Array(32);

/** Unique bytes for every caller. */
function countingEntropy() {
  let drawn = 0;
  return {
    bytes: (count: number) => {
      drawn += 1;
      const bytes = new Uint8Array(Math.max(count, 4));
      new DataView(bytes.buffer).setUint32(0, drawn);
      return bytes.subarray(0, count);
    },
  };
}

const entropy = countingEntropy();

/** The ports of an invocation: stores behind the worker, where any call may fail, and a clock that stands still. */
export function portsFor(
  worker: Worker,
  stores: Pick<
    Ports,
    Exclude<
      keyof MemoryStores,
      'audit' | 'extensionRequests' | 'proposals' | 'sessions' | 'signInCodes' | 'tokens'
    >
  >,
  now: () => Instant,
): Ports {
  return {
    catalogues: worker.seenThrough(stores.catalogues),
    approvals: worker.seenThrough(stores.approvals),
    submissions: worker.seenThrough(stores.submissions),
    idempotency: worker.seenThrough(stores.idempotency),
    exceptions: worker.seenThrough(stores.exceptions),
    editions: worker.seenThrough(stores.editions),
    questions: worker.seenThrough(stores.questions),
    reports: worker.seenThrough(stores.reports),
    milestones: worker.seenThrough(stores.milestones),
    occurrences: worker.seenThrough(stores.occurrences),
    deliveries: worker.seenThrough(stores.deliveries),
    failureRounds: worker.seenThrough(stores.failureRounds),
    holds: worker.seenThrough(stores.holds),
    journal: worker.seenThrough(stores.journal),
    sending: worker.seenThrough(stores.sending),
    snoozes: worker.seenThrough(stores.snoozes),
    slots: worker.seenThrough(stores.slots),
    reservations: worker.seenThrough(stores.reservations),
    strayEvents: worker.seenThrough(stores.strayEvents),
    unreadableRows: worker.seenThrough(stores.unreadableRows),
    unsubscribes: worker.seenThrough(stores.unsubscribes),
    sendingAccount: {
      quota: async () => ({ perSecond: 14, perDay: 50_000, sentLastDay: 0 }),
      statistics: async () => [],
      isDomainVerified: async () => true,
    },
    mailer: { send: async () => ({ outcome: 'retry', failure: 'nothing is sent here' }) },
    mailCap: 1_000,
    times: usualTimes,
    receiptsNotPlanned: () => undefined,
    signingKey: { read: async () => signingKey },
    tableFiles: { write: async () => null },
    letterhead: { subjectPrefix: '', takesReplies: false, portalUrl: null },
    apiUrl: 'https://api.example',
    isTrial: false,
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(now()) },
    timer: virtualTimer(),
    entropy,
  };
}
