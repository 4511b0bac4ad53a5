import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HeldBy, SendResult } from '../../../domain/delivery/send-result.ts';
import { finished } from '../../../domain/schedule/occurrence-record.ts';
import { MessageRenderer } from '../../../usecases/delivering/message-renderer.ts';
import type { OutgoingMessage } from '../../../usecases/ports/mailer.ts';
import { delivery, occurrence } from '../../adapters/samples.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { iso } from '../../fixtures/instants.ts';
import { createWorld, lambdaContext } from '../../fixtures/world.ts';

const start = Temporal.Instant.from('2024-01-15T00:30:00Z');
/** How long a call of a store and an answer of the mail service take, in milliseconds. */
const storeTakes = 8;
const answerTakes = 150;

let world: ReturnType<typeof createWorld>;
/** When the mail service was called. */
let calledAt: number[];
/** How many calls the stores answered. */
let storeCalls: number;

beforeEach(() => {
  world = createWorld(start.toString());
  calledAt = [];
  storeCalls = 0;
  world.quota = { perSecond: 50, perDay: 50_000, sentLastDay: 0 };
  const message = { subject: 'Tuần 02/2024', text: 'Hạng 4', html: '<p>Hạng 4</p>' };
  vi.spyOn(MessageRenderer.prototype, 'render').mockResolvedValue(message);
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Plans messages, and then lets every call take its time. */
async function plan(count: number): Promise<string[]> {
  const planned = Array.from({ length: count }, (_, index) =>
    delivery(`r${String(index).padStart(5, '0')}`, { expiresAt: iso('2024-01-20T00:00:00Z') }),
  );
  for (const one of planned) await world.ports.deliveries.plan(one);
  await world.ports.occurrences.replace(null, finished(occurrence, 'done', 'planned', start));
  const { deliveries, slots, sending, unsubscribes, occurrences } = world.ports;
  for (const store of [deliveries, slots, sending, unsubscribes, occurrences]) slow(store);
  return planned.map(({ id }) => id);
}

/** Makes every call of a store take its time. */
function slow(store: object): void {
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(store));
  for (const name of methods) {
    const method: unknown = Reflect.get(store, name);
    if (name === 'constructor' || typeof method !== 'function') continue;
    Reflect.set(store, name, async (...parameters: unknown[]) => {
      storeCalls += 1;
      await world.ports.timer.wait(storeTakes);
      return Reflect.apply(method, store, parameters);
    });
  }
}

/** Lets the mail service answer after a while. */
function answering(answer: (message: OutgoingMessage) => SendResult, takes = answerTakes): void {
  world.ports.mailer.send = async (message) => {
    world.sent.push(message);
    calledAt.push(world.ports.timer.now());
    await world.ports.timer.wait(takes);
    return answer(message);
  };
}

const taken = ({ deliveryId }: OutgoingMessage): SendResult => ({
  outcome: 'sent',
  messageId: `m-${deliveryId}`,
});

/** A run with four minutes on the timer, as the deployed function has. */
async function run() {
  const { timer } = world.ports;
  const begun = timer.now();
  const result = await world.sender(
    start.toString(),
    lambdaContext(() => 240_000 - (timer.now() - begun)),
  );
  return { result, seconds: (timer.now() - begun) / 1_000 };
}

/** The number of deliveries by state and number of attempts. */
async function states(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state, attempts } of await world.ports.deliveries.byOccurrence(occurrence)) {
    const key = `${state} ${attempts}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** The largest number of calls within a second. */
function mostInASecond(): number {
  let from = 0;
  return calledAt.reduce((most, at, index) => {
    while ((calledAt[from] ?? 0) <= at - 1_000) from += 1;
    return Math.max(most, index - from + 1);
  }, 0);
}

describe('a sender that sends several messages at once', () => {
  it('F109: sends 10,000 within one run at 50 a second, each once, with at most 2.3 calls of the database for each', async () => {
    const ids = await plan(10_000);
    answering(taken);
    const { result, seconds } = await run();
    expect(result).toEqual(delivered({ sent: 10_000 }));
    expect(seconds).toBeLessThan(220);
    // Turns that were up to a tenth of a second late are made up for.
    expect(mostInASecond()).toBeLessThanOrEqual(55);
    expect(world.sent.map(({ deliveryId }) => deliveryId).toSorted()).toEqual(ids);
    expect(storeCalls / ids.length).toBeLessThan(2.3);
    expect(await states()).toEqual({ 'sent 1': 10_000 });
  }, 60_000);

  it('looks at what is due once more when all have ended, and then sends what came due meanwhile', async () => {
    const ids = await plan(60);
    const dueBy = vi.spyOn(world.ports.deliveries, 'dueBy');
    const late = delivery('late', { expiresAt: iso('2024-01-20T00:00:00Z') });
    answering((message) => {
      if (world.sent.length === 60) void world.ports.deliveries.plan(late);
      return taken(message);
    });
    expect((await run()).result).toEqual(delivered({ sent: 61 }));
    expect(world.sent.map(({ deliveryId }) => deliveryId)).toEqual([...ids, late.id]);
    expect(dueBy).toHaveBeenCalledTimes(3);
  });

  it.each<HeldBy>(['account', 'pause', 'quota'])(
    'F109: begins no more once the %s holds one back, and all that were under way keep their place',
    async (by) => {
      const ids = await plan(200);
      answering((message) =>
        world.sent.length > 60 ? { outcome: 'held', by, failure: `held by ${by}` } : taken(message),
      );
      const { result } = await run();
      const begun = world.sent.length;
      const fault = by === 'account' ? 'held by account' : null;
      expect(result).toEqual(delivered({ sent: result.sent, held: begun - result.sent, stopped: by, fault }));
      // Those under way when the answer came: what the rate allows while it took.
      expect(result.held).toBeLessThanOrEqual(Math.ceil((50 * (answerTakes + 2 * storeTakes)) / 1_000) + 1);
      expect(await states()).toEqual({ 'sent 1': result.sent, 'due 0': 200 - result.sent });
      answering(taken);
      expect((await run()).result).toEqual(delivered({ sent: 200 - result.sent }));
      expect(await states()).toEqual({ 'sent 1': 200 });
      expect(new Set(world.sent.map(({ deliveryId }) => deliveryId))).toEqual(new Set(ids));
    },
  );

  it('F18: never sends more than the quota, however many are under way', async () => {
    await plan(100);
    world.quota = { perSecond: 50, perDay: 200, sentLastDay: 163 };
    let calls = 0;
    answering((message) => {
      calls += 1;
      return calls % 5 === 0 ? { outcome: 'refused', failure: 'no such mailbox' } : taken(message);
    });
    expect((await run()).result).toEqual(delivered({ sent: 37, refused: 9, stopped: 'quota' }));
    expect(await states()).toEqual({ 'sent 1': 37, 'failed 1': 9, 'due 0': 54 });
  });

  it('F16: loses few messages to a service that stops answering, and those one at a time', async () => {
    await plan(2_000);
    const timeout = 12_000;
    world.ports.mailer.send = async (message) => {
      world.sent.push(message);
      const hangs = world.sent.length > 500;
      await world.ports.timer.wait(hangs ? timeout : answerTakes);
      return hangs ? { outcome: 'unknown', failure: 'no answer' } : taken(message);
    };
    const { result, seconds } = await run();
    expect(result.sent).toBe(500);
    expect(result.unknown).toBeLessThan(40);
    expect(result.stopped).toBe('time');
    expect(seconds).toBeLessThan(240);
  });

  it('F17: keeps to the rate after the service throttles, and none under way is lost', async () => {
    await plan(300);
    let calls = 0;
    answering((message) => {
      calls += 1;
      return calls === 100 ? { outcome: 'held', by: 'rate', failure: 'throttled' } : taken(message);
    });
    const { result, seconds } = await run();
    expect(result).toEqual(delivered({ sent: 300, held: 1 }));
    expect(await states()).toEqual({ 'sent 1': 300 });
    // A hundred at fifty a second, the others at twenty-five.
    expect(seconds).toBeGreaterThan(9);
  });

  it('F109: that fails half-way waits for those under way, and tells of the failure', async () => {
    await plan(100);
    answering(taken);
    const { deliveries } = world.ports;
    const move = deliveries.move.bind(deliveries);
    let moves = 0;
    deliveries.move = (seen, change) => {
      moves += 1;
      return moves === 80 ? Promise.reject(new Error('the table is away')) : move(seen, change);
    };
    await expect(run()).rejects.toThrow('the table is away');
    const { 'due 0': due = 0, ...begun } = await states();
    expect(due).toBeGreaterThan(0);
    expect(Object.keys(begun).every((state) => state === 'sent 1' || state === 'claimed 1')).toBe(true);
    expect(begun['claimed 1'] ?? 0).toBeLessThanOrEqual(1);
  });
});
