import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendTimeouts } from '../../../adapters/ses/client.ts';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import type { HeldBy, SendResult } from '../../../domain/delivery/send-result.ts';
import { finished } from '../../../domain/schedule/occurrence-record.ts';
import { reserveMilliseconds } from '../../../functions/sender/sender-function.ts';
import { MessageRenderer } from '../../../usecases/delivering/message-renderer.ts';
import { delivery, occurrence } from '../../adapters/samples.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { notePublished, type Published } from '../../fixtures/published.ts';
import { createWorld, lambdaContext } from '../../fixtures/world.ts';

/** When the deliveries are due, and when the first run starts. */
const start = Temporal.Instant.from('2024-01-15T00:30:00Z');
const taken = (id: string): SendResult => ({ outcome: 'sent', messageId: `m-${id}` });
const held = (by: HeldBy): SendResult => ({
  outcome: 'held',
  by,
  failure: `held by ${by}`,
});

let world: ReturnType<typeof createWorld>;
let published: Published;

beforeEach(() => {
  world = createWorld(start.toString());
  published = notePublished();
  const message = { subject: 'Tuần 02/2024', text: 'Hạng 4', html: '<p>Hạng 4</p>' };
  vi.spyOn(MessageRenderer.prototype, 'render').mockResolvedValue(message);
});

afterEach(() => {
  vi.restoreAllMocks();
});

/**
 * Plans messages to recipients with ids in planning order.
 * @returns the ids of the deliveries, in order
 */
async function plan(count: number, changes: Partial<Delivery> = {}): Promise<string[]> {
  const planned = Array.from({ length: count }, (_, index) =>
    delivery(`r${String(index).padStart(4, '0')}`, { expiresAt: iso('2024-01-20T00:00:00Z'), ...changes }),
  );
  for (const one of planned) await world.ports.deliveries.plan(one);
  await world.ports.occurrences.replace(null, finished(occurrence, 'done', 'planned', start));
  return planned.map(({ id }) => id);
}

/** A run a number of minutes after the first, with four minutes on the timer. */
function runAfter(minutes: number) {
  const at = start.add({ minutes }).toString();
  const { timer } = world.ports;
  const begun = timer.now();
  world.setNow(at);
  published.clear();
  return world.sender(
    at,
    lambdaContext(() => 240_000 - (timer.now() - begun)),
  );
}

const stored = () => world.ports.deliveries.byOccurrence(occurrence);
const sentIds = () => world.sent.map(({ deliveryId }) => deliveryId);

/** The number of deliveries by state and number of attempts. */
async function states(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state, attempts } of await stored()) {
    const key = `${state} ${attempts}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

describe('F17: the sending rate', () => {
  it('holds over 5,000 messages at one a second, with others sending from the same account: none is lost, none overtakes', async () => {
    const ids = await plan(5_000);
    world.quota = { perSecond: 1, perDay: 50_000, sentLastDay: 0 };
    const accepted: string[] = [];
    let calls = 0;
    let lastAt = Number.NEGATIVE_INFINITY;
    let tooSoon = 0;
    world.answerOfMailer = ({ deliveryId }) => {
      const at = world.ports.timer.now();
      calls += 1;
      if (at - lastAt < 1_000) tooSoon += 1;
      if (calls % 97 === 0 || at - lastAt < 1_000) return held('rate');
      lastAt = at;
      accepted.push(deliveryId);
      return taken(deliveryId);
    };
    let runs = 0;
    let told = 0;
    for (; accepted.length < ids.length && runs < 60; runs += 1) {
      const result = await runAfter(runs * 5);
      told += result.sent;
      expect(result.stopped).toBe(accepted.length < ids.length ? 'time' : null);
    }
    expect(accepted).toEqual(ids);
    expect(told).toBe(5_000);
    expect(tooSoon).toBe(0);
    expect(await states()).toEqual({ 'sent 1': 5_000 });
  });

  it('is shared: two workers at ten a second send ten a second together', async () => {
    await plan(40);
    world.quota = { perSecond: 10, perDay: 50_000, sentLastDay: 0 };
    const at: number[] = [];
    world.answerOfMailer = ({ deliveryId }) => {
      at.push(world.ports.timer.now());
      return taken(deliveryId);
    };
    const results = await Promise.all([runAfter(0), runAfter(0)]);
    expect(results.map(({ sent }) => sent > 10)).toEqual([true, true]);
    expect(new Set(sentIds()).size).toBe(40);
    expect(at).toHaveLength(40);
    expect(at.map((time) => Math.round(time - (at[0] ?? 0)))).toEqual(at.map((_, index) => index * 100));
  });

  it('slows down where SES throttles, and gives up the run rather than go on for ever', async () => {
    const ids = await plan(3);
    world.quota = { perSecond: 2, perDay: 50_000, sentLastDay: 0 };
    const at: number[] = [];
    world.answerOfMailer = () => {
      at.push(world.ports.timer.now());
      return held('rate');
    };
    expect(await runAfter(0)).toEqual(delivered({ held: 5, stopped: 'rate' }));
    expect(at.map((time) => time - (at[0] ?? 0))).toEqual([0, 1_000, 3_000, 7_000, 15_000]);
    expect(new Set(sentIds())).toEqual(new Set(ids.slice(0, 1)));
    expect(await states()).toEqual({ 'due 0': 3 });
    world.answerOfMailer = ({ deliveryId }) => taken(deliveryId);
    expect(await runAfter(5)).toEqual(delivered({ sent: 3 }));
    expect(sentIds().slice(5)).toEqual(ids);
  });

  it('slows down at once, also where it has reserved the turns of several messages', async () => {
    const ids = await plan(3);
    world.quota = { perSecond: 20, perDay: 50_000, sentLastDay: 0 };
    const at: number[] = [];
    world.answerOfMailer = ({ deliveryId }) => {
      at.push(world.ports.timer.now());
      return at.length === 1 ? held('rate') : taken(deliveryId);
    };
    expect(await runAfter(0)).toEqual(delivered({ sent: 3, held: 1 }));
    expect(sentIds()).toEqual([ids[0], ...ids]);
    const [first = 0, second = 0, ...rest] = at;
    expect(second - first).toBeGreaterThanOrEqual(100);
    expect(rest.map((time) => time - second)).toEqual([100, 200]);
  });

  it('a message whose silence was over is tried again as one that is due', async () => {
    await plan(1);
    world.answerOfMailer = () => ({ outcome: 'unknown', failure: 'no answer' });
    await runAfter(0);
    let calls = 0;
    world.answerOfMailer = ({ deliveryId }) => {
      calls += 1;
      return calls === 1 ? held('rate') : taken(deliveryId);
    };
    expect(await runAfter(35)).toEqual(delivered({ sent: 1, held: 1, unsettled: 1 }));
    expect(await states()).toEqual({ 'sent 2': 1 });
  });
});

describe('F18: the daily quota', () => {
  it('is never exceeded; what is left stays as it was, and goes the next days in its order', async () => {
    const ids = await plan(250);
    const acceptedAt: Temporal.Instant[] = [];
    world.answerOfMailer = ({ deliveryId }) => {
      acceptedAt.push(world.ports.clock.now());
      return taken(deliveryId);
    };
    const runOnDay = (day: number) => {
      const dayAgo = start.add({ minutes: day * 24 * 60 }).subtract({ hours: 24 });
      const sentLastDay = acceptedAt.filter((at) => Temporal.Instant.compare(at, dayAgo) > 0).length;
      world.quota = { perSecond: 14, perDay: 100, sentLastDay };
      return runAfter(day * 24 * 60);
    };
    const untouched = (await stored()).slice(100);
    expect(await runOnDay(0)).toEqual(delivered({ sent: 100, stopped: 'quota' }));
    expect(published.get('daily-quota-reached')).toBe(1);
    expect((await stored()).slice(100)).toEqual(untouched);
    expect(await runOnDay(0.5)).toEqual(delivered({ stopped: 'quota' }));
    expect(await runOnDay(1)).toEqual(delivered({ sent: 100, stopped: 'quota' }));
    expect(await runOnDay(2)).toEqual(delivered({ sent: 50 }));
    expect(published.get('daily-quota-reached')).toBeUndefined();
    expect(sentIds()).toEqual(ids);
  });

  it('stops the run also where SES knows better, and the message is the first of the next run', async () => {
    const ids = await plan(5);
    world.answerOfMailer = ({ deliveryId }) => (deliveryId === ids[2] ? held('quota') : taken(deliveryId));
    expect(await runAfter(0)).toEqual(delivered({ sent: 2, held: 1, stopped: 'quota' }));
    expect(await states()).toEqual({ 'sent 1': 2, 'due 0': 3 });
    world.answerOfMailer = ({ deliveryId }) => taken(deliveryId);
    await runAfter(24 * 60);
    expect(sentIds()).toEqual([...ids.slice(0, 3), ...ids.slice(2)]);
    expect(await states()).toEqual({ 'sent 1': 5 });
  });

  it('counts a message that may have left, and none that the service did not take', async () => {
    const ids = await plan(7);
    world.quota = { perSecond: 14, perDay: 100, sentLastDay: 97 };
    const results: SendResult[] = [
      { outcome: 'unknown', failure: 'no answer' },
      { outcome: 'refused', failure: 'not verified' },
      { outcome: 'retry', failure: 'busy' },
    ];
    world.answerOfMailer = ({ deliveryId }) => results.shift() ?? taken(deliveryId);
    expect(await runAfter(0)).toEqual(
      delivered({ sent: 2, refused: 1, retry: 1, unknown: 1, stopped: 'quota' }),
    );
    expect(sentIds()).toEqual(ids.slice(0, 5));
    expect(await states()).toEqual({ 'unknown 1': 1, 'failed 1': 1, 'due 1': 1, 'sent 1': 2, 'due 0': 2 });
  });

  it('is no matter while nothing is due, nor for an account without one', async () => {
    world.quota = { perSecond: 1, perDay: 200, sentLastDay: 200 };
    expect(await runAfter(0)).toEqual(delivered());
    await plan(3);
    world.quota = { perSecond: 100, perDay: Number.POSITIVE_INFINITY, sentLastDay: 1_000_000 };
    expect(await runAfter(5)).toEqual(delivered({ sent: 3 }));
  });

  it('an account that may send nothing sends nothing', async () => {
    await plan(1);
    world.quota = { perSecond: 0, perDay: 200, sentLastDay: 0 };
    expect(await runAfter(0)).toEqual(delivered({ stopped: 'quota' }));
    expect(await states()).toEqual({ 'due 0': 1 });
  });
});

describe('F19: a sender that is not verified', () => {
  it('is refused: each message fails with the reason, and operations are informed', async () => {
    await plan(2);
    const failure = 'MessageRejected (HTTP 400): an address or domain is not verified with SES';
    world.answerOfMailer = () => ({ outcome: 'refused', failure });
    expect(await runAfter(0)).toEqual(delivered({ refused: 2 }));
    expect((await stored()).map((one) => [one.state, one.failure])).toEqual([
      ['failed', failure],
      ['failed', failure],
    ]);
    expect(published.get('mail-refused')).toBe(2);
  });
});

describe('the kill switch', () => {
  it('F110: stops a run within half a second, and lets everything go on in its order', async () => {
    const ids = await plan(10);
    world.quota = { perSecond: 5, perDay: 50_000, sentLastDay: 0 };
    world.answerOfMailer = ({ deliveryId }) => {
      if (deliveryId === ids[2])
        void world.ports.sending.pause('op-1', 'sai số liệu', instant(start.toString()));
      return taken(deliveryId);
    };
    const untouched = (await stored()).slice(4);
    expect(await runAfter(0)).toEqual(delivered({ sent: 4, stopped: 'pause' }));
    expect((await stored()).slice(4)).toEqual(untouched);
    expect(await runAfter(5)).toEqual(delivered({ stopped: 'pause' }));
    expect(published.get('sending-paused')).toBe(1);
    await world.ports.sending.resume('op-2', instant(start.add({ minutes: 6 }).toString()));
    expect(await runAfter(10)).toEqual(delivered({ sent: 6 }));
    expect(published.get('sending-paused')).toBeUndefined();
    expect(sentIds()).toEqual(ids);
  });

  it('F110: stops a worker that is waiting for its turn', async () => {
    await plan(5);
    world.quota = { perSecond: 1, perDay: 50_000, sentLastDay: 0 };
    const run = runAfter(0);
    const { timer, sending } = world.ports;
    await timer.wait(2_500);
    await sending.pause('op-1', 'sai số liệu', instant(start.toString()));
    expect(await run).toEqual(delivered({ sent: 3, stopped: 'pause' }));
  });

  it('F110: stops a run within half a second also while the answers of SES are slow, and few messages begin', async () => {
    await plan(40);
    world.quota = { perSecond: 50, perDay: 50_000, sentLastDay: 0 };
    const { timer, sending, mailer } = world.ports;
    const { send } = mailer;
    mailer.send = async (message) => {
      await timer.wait(2_000);
      return send(message);
    };
    const run = runAfter(0);
    await timer.wait(1_000);
    await sending.pause('op-1', 'sai số liệu', instant(start.toString()));
    expect(await run).toEqual(delivered({ sent: 1, stopped: 'pause' }));
  });

  it('F74: has an alarm also when SES itself has paused the account; nothing counts as tried', async () => {
    await plan(4);
    world.answerOfMailer = () => held('pause');
    expect(await runAfter(0)).toEqual(delivered({ held: 1, stopped: 'pause' }));
    expect(world.sent).toHaveLength(1);
    expect(await states()).toEqual({ 'due 0': 4 });
    expect(published.get('sending-paused')).toBe(1);
  });
});

describe('F19: a fault of the account or its settings', () => {
  it('stops the run before the next message; all stays due, and is sent once the fault is fixed', async () => {
    await plan(4);
    const sends = world.answerOfMailer;
    let answers = 0;
    world.answerOfMailer = (message) => {
      answers += 1;
      return answers === 2 ? held('account') : sends(message);
    };
    expect(await runAfter(0)).toEqual(
      delivered({ sent: 1, held: 1, stopped: 'account', fault: 'held by account' }),
    );
    expect(answers).toBe(2);
    expect(await states()).toEqual({ 'sent 1': 1, 'due 0': 3 });
    expect([published.get('mail-account-fault'), published.get('mail-refused')]).toEqual([1, undefined]);
    expect(await runAfter(5)).toEqual(delivered({ sent: 3 }));
    expect(published.get('mail-account-fault')).toBeUndefined();
  });

  const sandbox = { perSecond: 1, perDay: 200, sentLastDay: 0 };
  const inSandbox = 'the account is in the SES sandbox';
  const unverified = 'the mail domain is not verified with SES';

  it('of an account that is not set up holds all mail, with an alarm, until it is', async () => {
    await plan(3);
    world.isDomainVerified = false;
    expect(await runAfter(0)).toEqual(delivered({ stopped: 'account', fault: unverified }));
    expect([world.sent, published.get('mail-account-fault')]).toEqual([[], 1]);
    const held = async () => (await world.ports.sending.read()).held;
    expect(await held()).toEqual({ fault: unverified, since: '2024-01-15T00:30:00Z' });
    expect(await states()).toEqual({ 'due 0': 3 });
    world.isDomainVerified = true;
    world.quota = sandbox;
    expect(await runAfter(5)).toEqual(delivered({ stopped: 'account', fault: inSandbox }));
    const since = '2024-01-15T00:35:00Z';
    expect(await held()).toEqual({ fault: inSandbox, since });
    expect(await runAfter(7)).toEqual(delivered({ stopped: 'account', fault: inSandbox }));
    expect(await held()).toEqual({ fault: inSandbox, since });
    world.quota = { perSecond: 14, perDay: 50_000, sentLastDay: 0 };
    expect(await runAfter(10)).toEqual(delivered({ sent: 3 }));
    expect(await held()).toBeNull();
    expect(published.get('mail-account-fault')).toBeUndefined();
  });

  it.each([
    [{ perSecond: 1, perDay: 50_000 }, null],
    [{ perSecond: 14, perDay: 200 }, null],
    [{ perSecond: 1, perDay: 200 }, inSandbox],
  ])('takes %j for the sandbox or not: %s', async (quota, fault) => {
    await plan(1);
    world.quota = { ...quota, sentLastDay: 0 };
    const expected = fault === null ? { sent: 1 } : ({ stopped: 'account', fault } as const);
    expect(await runAfter(0)).toEqual(delivered(expected));
  });

  it('is noticed within the hour while nothing is due', async () => {
    world.quota = sandbox;
    expect(await runAfter(30)).toEqual(delivered({ stopped: 'account', fault: inSandbox }));
    expect(published.get('mail-account-fault')).toBe(1);
    expect(await runAfter(35)).toEqual(delivered({}));
  });

  it('is none where a trial is in the sandbox; its domain has to be verified too', async () => {
    await plan(1);
    world.quota = sandbox;
    world.ports.isTrial = true;
    world.isDomainVerified = false;
    expect(await runAfter(0)).toEqual(delivered({ stopped: 'account', fault: unverified }));
    world.isDomainVerified = true;
    expect(await runAfter(5)).toEqual(delivered({ sent: 1 }));
  });
});

describe('F24: the reputation', () => {
  const point = (at: string, bounces: number, complaints = 0) => ({
    at: iso(at),
    attempts: 100,
    bounces,
    complaints,
  });

  it('pauses sending before SES does, and a resume is believed until new bounces come', async () => {
    await plan(10);
    world.statistics = [point('2024-01-14T00:00:00Z', 5), point('2024-01-14T00:15:00Z', 11)];
    expect(await runAfter(0)).toEqual(delivered({ stopped: 'pause' }));
    expect(await world.ports.sending.read()).toEqual({
      paused: true,
      since: '2024-01-15T00:30:00Z',
      by: 'reputation',
      reason: '16 bounces in 200 messages',
      held: null,
    });
    expect(published.get('sending-paused')).toBe(1);
    await world.ports.sending.resume('op-1', instant('2024-01-15T00:40:00Z'));
    expect(await runAfter(15)).toEqual(delivered({ sent: 10 }));
    world.statistics.push(point('2024-01-15T00:45:00Z', 10));
    expect(await runAfter(30)).toEqual(delivered({ stopped: 'pause' }));
    expect((await world.ports.sending.read()).reason).toBe('10 bounces in 100 messages');
  });

  it('pauses within an hour also while nothing is due, so that people hear of it before the next report', async () => {
    world.statistics = [point('2024-01-14T00:00:00Z', 0, 2)];
    for (let minutes = 0; minutes < 30; minutes += 5)
      expect([minutes, await runAfter(minutes)]).toEqual([minutes, delivered()]);
    expect((await world.ports.sending.read()).paused).toBe(false);
    expect(await runAfter(30)).toEqual(delivered({ stopped: 'pause' }));
    expect((await world.ports.sending.read()).reason).toBe('2 complaints about 100 messages');
    expect(published.get('sending-paused')).toBe(1);
  });

  it('stays reported every hour while sending is paused and nothing is due', async () => {
    await world.ports.sending.pause('op-1', 'diễn tập', instant(start.toString()));
    expect(await runAfter(30)).toEqual(delivered({ stopped: 'pause' }));
    expect(await runAfter(35)).toEqual(delivered());
    expect(await runAfter(90)).toEqual(delivered({ stopped: 'pause' }));
  });

  it('does not touch a pause that somebody else began', async () => {
    await world.ports.sending.pause('op-1', 'diễn tập', instant(start.toString()));
    world.statistics = [point('2024-01-14T00:00:00Z', 50)];
    await runAfter(30);
    expect(await world.ports.sending.read()).toEqual({
      paused: true,
      since: start.toString(),
      by: 'op-1',
      reason: 'diễn tập',
      held: null,
    });
  });
});

describe('F15: a message of which nobody has heard for half an hour', () => {
  it('is counted once, when it is looked at, and not before', async () => {
    await plan(3);
    world.answerOfMailer = () => ({ outcome: 'unknown', failure: 'connection dropped' });
    expect(await runAfter(0)).toEqual(delivered({ unknown: 3 }));
    expect(await runAfter(25)).toEqual(delivered());
    expect(published.get('mail-unknown')).toBeUndefined();
    world.answerOfMailer = ({ deliveryId }) => taken(deliveryId);
    expect(await runAfter(35)).toEqual(delivered({ sent: 3, unsettled: 3 }));
    expect(published.get('mail-unknown')).toBe(3);
    expect(await runAfter(40)).toEqual(delivered());
  });
});

describe('the time of a run', () => {
  it('F16: leaves enough for the slowest answer of SES, and for recording it', () => {
    const oneWrite = 3_000;
    expect(reserveMilliseconds).toBeGreaterThanOrEqual(
      sendTimeouts.connect + sendTimeouts.answer + 2 * oneWrite,
    );
  });

  it('a run that cannot learn what the account may send fails, and sends nothing', async () => {
    await plan(1);
    world.ports.sendingAccount.quota = () => Promise.reject(new Error('SES is away'));
    await expect(runAfter(0)).rejects.toThrow('SES is away');
    expect(await states()).toEqual({ 'due 0': 1 });
  });
});
