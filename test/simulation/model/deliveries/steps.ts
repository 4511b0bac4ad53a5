import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Delivery } from '../../../../domain/delivery/delivery.ts';
import { deliveryId } from '../../../../domain/delivery/delivery-id.ts';
import type { SendResult } from '../../../../domain/delivery/send-result.ts';
import type { InstantText } from '../../../../domain/period/instant-text.ts';
import { type Instant, minute, second } from '../../../../simulation/model/days.ts';
import {
  afterAttempt,
  longestSending,
  type Message,
  retryWindow,
  silence,
} from '../../../../simulation/model/deliveries.ts';
import type { Letter, Mailroom, Outcome } from '../../../../simulation/model/mailroom.ts';
import { textOf } from '../../../../simulation/model-terms.ts';
import { type FaultAt, Worker } from '../worker.ts';
import { type Treatment, treat } from './mail-service.ts';
import type { RealMailroom } from './real-mailroom.ts';

/** The model, the messages accepted by the mail service, and a sender waiting for its answer. */
export type Model = {
  readonly mailroom: Mailroom;
  now: Instant;
  /** When each message was last accepted, or may have been. */
  readonly taken: Map<string, Instant>;
  waiting: Waiting | null;
};

type Waiting = {
  readonly id: string;
  readonly worker: Worker;
  /** The message before and after the claim. */
  readonly seen: Letter;
  readonly claim: Letter;
  readonly answer: (result: SendResult) => void;
  readonly end: Promise<void>;
};

/** A message to plan: of a run or separate, renderable or not, and how many minutes it lasts. */
type NewMessage = {
  readonly run: InstantText | null;
  readonly isPoison: boolean;
  readonly email: string;
  readonly lasts: number;
};

/** Plans a message. */
export async function plan(
  { mailroom, now }: Model,
  real: RealMailroom,
  { run, isPoison, email, lasts }: NewMessage,
): Promise<void> {
  const key = `m-${mailroom.letters.size}`;
  const occurrence: Delivery['occurrence'] =
    run === null
      ? { job: 'receipt', nominalTime: textOf(Math.floor(now / second) * second) }
      : { job: 'warn', nominalTime: run };
  const id = deliveryId(occurrence, key);
  const expiresAt = now + lasts * minute;
  await real.plan({
    id,
    occurrence,
    key,
    recipient: { id: key, post: { vi: 'Chức vụ', en: 'Post' }, unit: 'P', email },
    content: isPoison
      ? { kind: 'weekly-report', set: 'S', period: '2024-W02' }
      : { kind: 'rendered', subject: 'Chủ đề', text: 'Lời', html: '<p>Lời</p>' },
    state: 'due',
    dueAt: textOf(now),
    expiresAt: textOf(expiresAt),
    attempts: 0,
  });
  const message: Message = { state: 'due', lookAt: now, attempts: 0, expiresAt };
  mailroom.letters.set(id, { ...message, run, subscriber: isPoison ? email : null });
}

/** Lets time pass. A sender that waits too long is killed. */
export async function passTo(model: Model, real: RealMailroom, now: Instant): Promise<void> {
  const { waiting } = model;
  if (waiting !== null && now >= waiting.worker.startedAt + longestSending) {
    waiting.worker.die();
    await endWaiting(model, waiting, { outcome: 'unknown', failure: 'dead' });
  }
  model.now = Math.max(model.now, now);
  real.now = model.now;
}

/** Both send; the service treats each message as specified. */
export async function send(
  model: Model,
  real: RealMailroom,
  treatmentOf: (id: string) => Treatment,
): Promise<void> {
  const worker = new Worker(model.now);
  const handedOver: string[] = [];
  const service = treat(treatmentOf, handedOver, () => worker.die());
  await real.send(worker, service, () => longestSending);
  const expected: string[] = [];
  const before = new Map(model.mailroom.letters);
  await followSending(model, real, (id) => {
    expected.push(id);
    return treatmentOf(id).outcome;
  });
  expectWaits(model, before);
  expect(handedOver).toEqual(expected);
  for (const id of handedOver) if (treatmentOf(id).isTaken) take(model, id);
}

/** Both send, and one port call fails. What the real one completed is done, and nothing else. */
export async function sendWithFault(model: Model, real: RealMailroom, at: FaultAt): Promise<void> {
  const { mailroom } = model;
  const before = new Map(mailroom.letters);
  const handedOver: string[] = [];
  const service = async (id: string) => {
    handedOver.push(id);
    return { outcome: 'sent', messageId: 'm' } as const;
  };
  await real.send(new Worker(model.now, at), service, () => longestSending);
  await followSending(model, real, () => 'sent');
  for (const id of handedOver) take(model, id);
  const seen = await real.messages();
  for (const [id, letter] of before) {
    const message = { ...letter, ...seen.get(id) };
    const claim = { ...letter, state: 'claimed', lookAt: message.lookAt, attempts: letter.attempts + 1 };
    expect([letter, mailroom.letters.get(id), claim]).toContainEqual(message);
    mailroom.letters.set(id, message);
  }
  expectWaits(model, before);
}

/** A sender waits for the service's answer to its first message; it has no time for another. */
export async function sendAndWait(model: Model, real: RealMailroom): Promise<void> {
  const { mailroom } = model;
  const worker = new Worker(model.now);
  const { promise: result, resolve: answer } = Promise.withResolvers<SendResult>();
  const { promise: handedOver, resolve: handOver } = Promise.withResolvers<string>();
  let remaining = longestSending;
  const service = (id: string) => {
    remaining = 0;
    handOver(id);
    return result;
  };
  const before = new Map(mailroom.letters);
  const end = real.send(worker, service, () => remaining);
  const id = await Promise.race([handedOver, end.then(() => null)]);
  // Beside the message that it has handed over, it settles what needs no sending.
  await setImmediate();
  await followSending(model, real, () => 'dies');
  expectWaits(model, before);
  if (id === null) return;
  take(model, id);
  const [seen, claim] = [before.get(id), mailroom.letters.get(id)];
  if (seen !== undefined && claim !== undefined) model.waiting = { id, worker, seen, claim, answer, end };
}

/** The service answers the waiting sender. Changes nothing if another sender has taken the message over. */
export async function answer(model: Model, result: SendResult): Promise<void> {
  const { waiting, mailroom, now } = model;
  if (waiting === null) return;
  await endWaiting(model, waiting, result);
  const { id, seen, claim } = waiting;
  if (isDeepStrictEqual(mailroom.letters.get(id), claim))
    mailroom.set(id, afterAttempt(seen, result.outcome, now, now));
}

async function endWaiting(model: Model, { answer, end }: Waiting, result: SendResult): Promise<void> {
  model.waiting = null;
  answer(result);
  await end;
}

/**
 * The model sends. A message that cannot be rendered never reaches the service. Where a time is left open, the model
 * takes the real one's.
 */
async function followSending(
  { mailroom, now }: Model,
  real: RealMailroom,
  outcomeOf: (id: string) => Outcome,
): Promise<void> {
  const before = new Map(mailroom.letters);
  const seen = await real.messages();
  const isPoison = (id: string) => before.get(id)?.subscriber !== null;
  const stopped = mailroom.send(
    now,
    (id) => (isPoison(id) ? 'retry' : outcomeOf(id)),
    (id) => seen.get(id)?.lookAt ?? now,
  );
  if (!stopped) return;
  for (const [id, letter] of before) {
    const { run: _, subscriber: __, ...message } = letter;
    const isSettled = mailroom.letters.get(id)?.attempts === letter.attempts;
    if (isSettled && isDeepStrictEqual(seen.get(id), message)) mailroom.letters.set(id, letter);
  }
}

/** A claimed message is held for the maximum duration, and a retry waits. */
function expectWaits({ mailroom, now }: Model, before: ReadonlyMap<string, Letter>): void {
  for (const [id, { state, lookAt, attempts }] of mailroom.letters) {
    if (lookAt === null || attempts === before.get(id)?.attempts) continue;
    const { soonest, latest } =
      state === 'due' ? retryWindow(attempts) : { soonest: longestSending, latest: silence };
    expect(lookAt - now).toBeGreaterThanOrEqual(soonest);
    expect(lookAt - now).toBeLessThanOrEqual(latest);
  }
}

/** The service may have accepted a message: not again, unless there was no event for long enough. */
function take({ taken, now }: Model, id: string): void {
  expect(now - (taken.get(id) ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(silence);
  taken.set(id, now);
}
