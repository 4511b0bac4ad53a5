import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../usecases/ports/clock.ts';
import type { MailStore } from '../mailbox/mail-store.ts';

/** The local account's limits, in SES's terms, and the number of messages it sent by the local clock. */
export type LocalQuota = {
  readonly perSecond: number;
  readonly perDay: number;
  readonly sentLastDay: number;
};

/** A quarter of an hour in which messages were sent, by its start. Every message is delivered, without complaints. */
export type LocalDataPoint = { readonly timestamp: string; readonly attempts: number };

/** So many that no run waits for its turn, when months pass in seconds. */
const perSecond = 10_000;
const perDay = 50_000;
const stepMilliseconds = 15 * 60_000;
const countedDays = 14;

/** The sending quota that the local mail service reports; `sentLastDay` counts the 24 hours before the clock's time. */
export function localQuota(store: MailStore, clock: Clock): LocalQuota {
  return { perSecond, perDay, sentLastDay: sentSince(store, clock.now().subtract({ hours: 24 })).length };
}

/** The sending statistics of the last 14 days, in steps of 15 minutes that had messages. */
export function localDataPoints(store: MailStore, clock: Clock): LocalDataPoint[] {
  const steps = new Map<number, number>();
  for (const sentAt of sentSince(store, clock.now().subtract({ hours: countedDays * 24 }))) {
    const step = Math.floor(Date.parse(sentAt) / stepMilliseconds) * stepMilliseconds;
    steps.set(step, (steps.get(step) ?? 0) + 1);
  }
  return [...steps].map(([step, attempts]) => ({
    timestamp: new Date(step).toISOString().replace('.000Z', 'Z'),
    attempts,
  }));
}

/** The sending times of messages after an instant; both are texts of the same length. */
function sentSince(store: MailStore, since: Temporal.Instant): string[] {
  const earliest = since.toString({ smallestUnit: 'millisecond' });
  return store
    .all()
    .map(({ sentAt }) => sentAt)
    .filter((sentAt) => sentAt > earliest);
}
