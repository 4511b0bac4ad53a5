import { Logger } from '@aws-lambda-powertools/logger';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import { finished } from '../../../domain/schedule/occurrence-record.ts';
import { MessageRenderer } from '../../../usecases/delivering/message-renderer.ts';
import { delivery, occurrence } from '../../adapters/samples.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { iso } from '../../fixtures/instants.ts';
import { notePublished, type Published } from '../../fixtures/published.ts';
import { renderedContent } from '../../fixtures/rendered-content.ts';
import { createWorld, signingKey } from '../../fixtures/world.ts';

const start = Temporal.Instant.from('2024-01-15T00:30:00Z');

let world: ReturnType<typeof createWorld>;
let published: Published;
let errors: unknown[];
let keyReads: number;

beforeEach(() => {
  world = createWorld(start.toString());
  published = notePublished();
  errors = [];
  keyReads = 0;
  vi.spyOn(Logger.prototype, 'error').mockImplementation((...line) => {
    errors.push(line);
  });
  const message = { subject: 'Tuần 02/2024', text: 'Hạng 4', html: '<p>Hạng 4</p>' };
  vi.spyOn(MessageRenderer.prototype, 'render').mockResolvedValue(message);
});

afterEach(() => {
  vi.restoreAllMocks();
});

const unreadable = 'the signing key cannot be read from Secrets Manager: AccessDeniedException';

function breakKey(): void {
  world.ports.signingKey.read = async () => {
    keyReads += 1;
    throw new Error(unreadable);
  };
}

async function plan(key: string, changes: Partial<Delivery> = {}): Promise<Delivery> {
  const planned = delivery(key, { expiresAt: iso('2024-01-20T00:00:00Z'), ...changes });
  await world.ports.deliveries.plan(planned);
  await world.ports.occurrences.replace(null, finished(occurrence, 'done', 'planned', start));
  return planned;
}

function runAfter(minutes: number) {
  const at = start.add({ minutes }).toString();
  world.setNow(at);
  published.clear();
  errors.length = 0;
  return world.sender(at);
}

const keys = (length: number) => Array.from({ length }, (_, index) => `r${String(index).padStart(4, '0')}`);
const sentKeys = () => world.sent.map(({ deliveryId }) => deliveryId.split('_').at(-1));
const fault = `cannot know who has unsubscribed: ${unreadable}`;

describe('F114: while the signing key cannot be read', () => {
  it('messages without a link go; the others wait untouched, and go once when it is back', async () => {
    const waiting: Delivery[] = [];
    for (const key of keys(3)) waiting.push(await plan(key));
    await plan('s-duty', { duty: true });
    await plan('t-test', { content: renderedContent });
    breakKey();
    expect(await runAfter(0)).toEqual(delivered({ sent: 2, 'passed-over': 3, fault }));
    expect(sentKeys()).toEqual(['s-duty', 't-test']);
    expect((await world.ports.deliveries.byOccurrence(occurrence)).slice(0, 3)).toEqual(waiting);
    expect(await runAfter(5)).toEqual(delivered({ 'passed-over': 3, fault }));
    world.ports.signingKey.read = async () => signingKey;
    expect(await runAfter(10)).toEqual(delivered({ sent: 3 }));
    expect(await runAfter(15)).toEqual(delivered());
    expect(sentKeys()).toEqual(['s-duty', 't-test', ...keys(3)]);
  });

  it('a run reads it once, writes nothing, logs one line and raises one alarm, however many wait', async () => {
    for (const key of keys(1_000)) await plan(key);
    breakKey();
    const reads = vi.spyOn(world.ports.deliveries, 'dueBy');
    const writes = vi.spyOn(world.ports.deliveries, 'move');
    const result = await runAfter(20);
    expect(result).toEqual(delivered({ 'passed-over': 1_000, fault }));
    expect(keyReads).toBe(1);
    expect(errors).toEqual([['deliveries', result]]);
    expect(published.all).toEqual([['mail-account-fault', 1]]);
    expect(writes).not.toHaveBeenCalled();
    expect(reads.mock.calls.length).toBeLessThan(10);
  });

  it('says what happened to those that expire meanwhile', async () => {
    await plan('late', { expiresAt: iso('2024-01-15T00:34:00Z') });
    breakKey();
    await runAfter(0);
    expect(await runAfter(5)).toEqual(delivered({ settled: 1 }));
    expect(await world.ports.deliveries.byOccurrence(occurrence)).toEqual([
      delivery('late', {
        state: 'expired',
        failedAt: iso('2024-01-15T00:35:00Z'),
        expiresAt: iso('2024-01-15T00:34:00Z'),
        failure: 'not sent before it expired',
      }),
    ]);
  });
});

it('F114: subscriptions that cannot be read are asked for once a run, and duties go', async () => {
  for (const key of keys(300)) await plan(key);
  await plan('s-duty', { duty: true });
  world.quota = { perSecond: 50, perDay: 50_000, sentLastDay: 0 };
  const { hasEach } = world.ports.unsubscribes;
  const asked = vi.fn(() => Promise.reject(new RangeError('out')));
  world.ports.unsubscribes.hasEach = asked;
  const out = 'cannot know who has unsubscribed: out';
  expect(await runAfter(0)).toEqual(delivered({ sent: 1, 'passed-over': 300, fault: out }));
  expect(asked).toHaveBeenCalledTimes(1);
  world.ports.unsubscribes.hasEach = hasEach.bind(world.ports.unsubscribes);
  expect(await runAfter(5)).toEqual(delivered({ sent: 300 }));
});

it('F114: a configuration set that SES does not know is named in one line', async () => {
  for (const key of keys(3)) await plan(key);
  const failure = 'ConfigurationSetDoesNotExist (HTTP 400): the configuration set does not exist';
  world.answerOfMailer = () => ({ outcome: 'held', by: 'account', failure });
  const result = await runAfter(20);
  expect(result).toEqual(delivered({ held: 1, stopped: 'account', fault: failure }));
  expect(errors).toEqual([['deliveries', result]]);
  expect(published.all).toEqual([['mail-account-fault', 1]]);
});
