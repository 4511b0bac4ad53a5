import { Metrics } from '@aws-lambda-powertools/metrics';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../../functions/logger.ts';
import { iso } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

const occurrence = { job: 'report', nominalTime: iso('2024-01-15T00:00:00Z') } as const;
const id = 'report_20240115T000000Z_chair';

async function worldWithDelivery(logger = createLogger({ logLevel: 'SILENT' })) {
  const world = createWorld(occurrence.nominalTime, { logger });
  await world.ports.deliveries.plan({
    id,
    occurrence,
    key: 'chair',
    recipient: {
      id: 'chair',
      post: { vi: 'Chủ tịch', en: 'Chair' },
      unit: 'P',
      email: 'chair@province.example',
    },
    content: { kind: 'weekly-report', set: 'S', period: '2024-W02' },
    state: 'due',
    dueAt: iso(occurrence.nominalTime),
    expiresAt: iso('2024-01-20T00:00:00Z'),
    attempts: 0,
  });
  return world;
}

const events = {
  Send: { eventType: 'Send' },
  Delivery: { eventType: 'Delivery', delivery: { timestamp: '2024-01-15T00:00:05Z' } },
  Bounce: {
    eventType: 'Bounce',
    bounce: { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: [] },
  },
  Complaint: { eventType: 'Complaint', complaint: {} },
} as const;

function notification(...messages: object[]) {
  return {
    Records: messages.map((message) => ({
      EventSource: 'aws:sns',
      Sns: {
        MessageId: 'n',
        Message: JSON.stringify({ mail: { messageId: 'm-1', tags: { delivery: [id] } }, ...message }),
      },
    })),
  };
}

const stateOf = async (world: Awaited<ReturnType<typeof worldWithDelivery>>) => {
  const [delivery] = await world.ports.deliveries.byOccurrence(occurrence);
  return [delivery?.state, delivery?.messageId, delivery?.failure];
};

describe('delivery events', () => {
  it.each([
    [['Send'], ['sent', 'm-1', undefined]],
    [
      ['Send', 'Delivery'],
      ['delivered', 'm-1', undefined],
    ],
    [
      ['Send', 'Bounce'],
      ['bounced', 'm-1', 'bounce: Permanent/General'],
    ],
    [
      ['Send', 'Delivery', 'Complaint'],
      ['complained', 'm-1', 'the recipient complained'],
    ],
  ] as const)('%j lead to %j', async (names, state) => {
    const world = await worldWithDelivery();
    for (const name of names) await world.deliveryEvents(notification(events[name]));
    expect(await stateOf(world)).toEqual(state);
  });

  it.each(['OnAccountSuppressionList', 'Suppressed'])(
    'F23: a recipient who is suppressed (%s) is reported to operations once, by the delivery and not by the address',
    async (bounceSubType) => {
      const published = vi.spyOn(Metrics.prototype, 'addMetric');
      const logger = createLogger({ logLevel: 'SILENT' });
      const warn = vi.spyOn(logger, 'warn');
      const world = await worldWithDelivery(logger);
      const recipients = [{ emailAddress: 'chair@province.example' }];
      const bounce = { bounceType: 'Permanent', bounceSubType, bouncedRecipients: recipients };
      await world.deliveryEvents(notification(events.Send));
      await world.deliveryEvents(notification({ eventType: 'Bounce', bounce }));
      await world.deliveryEvents(notification({ eventType: 'Bounce', bounce }));
      expect(await stateOf(world)).toEqual(['suppressed', 'm-1', `bounce: Permanent/${bounceSubType}`]);
      const counts = published.mock.calls.filter(([name]) => name === 'SuppressedRecipients');
      expect(counts.map(([, , count]) => count)).toEqual([0, 1, 0]);
      expect(warn.mock.calls).toEqual([[expect.stringContaining('suppression list'), { delivery: id }]]);
      vi.restoreAllMocks();
    },
  );

  it('F22: twice and in any order, the end is the same', async () => {
    const all = [...Object.values(events), ...Object.values(events)];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (order) => {
        const world = await worldWithDelivery();
        for (const event of order) await world.deliveryEvents(notification(event));
        expect((await stateOf(world))[0]).toBe('complained');
      }),
      { numRuns: 30 },
    );
  });

  it('F22: counts events of deliveries it does not know, and changes nothing', async () => {
    const world = await worldWithDelivery();
    const foreign = { ...events.Send, mail: { messageId: 'x' } };
    expect(await world.deliveryEvents(notification(foreign, events.Send))).toEqual({
      moved: 1,
      unmoved: 0,
      unknown: 1,
    });
  });

  it('passes over the notice with which SES tries the topic out', async () => {
    const world = await worldWithDelivery();
    const notice = {
      Records: [
        {
          Sns: {
            MessageId: 'n',
            Message: 'Successfully validated SNS topic for Amazon SES event publishing.',
          },
        },
      ],
    };
    expect(await world.deliveryEvents(notice)).toEqual({ moved: 0, unmoved: 0, unknown: 0 });
  });

  it.each([
    null,
    {},
    { Records: [] },
    { Records: [{ Sns: { MessageId: 'n', Message: 'no json' } }] },
    notification({ eventType: 'Sing' }),
  ])('F27: refuses the event %j loudly', async (event) => {
    const world = await worldWithDelivery();
    await expect(world.deliveryEvents(event)).rejects.toThrow();
  });
});
