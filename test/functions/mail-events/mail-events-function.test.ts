import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../../functions/logger.ts';
import { iso } from '../../fixtures/instants.ts';
import { notePublished } from '../../fixtures/published.ts';
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
    Records: messages.map((message, index) => ({
      EventSource: 'aws:sns',
      Sns: {
        MessageId: `n-${index}`,
        Timestamp: '2024-01-15T00:00:30.000Z',
        Message: JSON.stringify({ mail: { messageId: 'm-1', tags: { delivery: [id] } }, ...message }),
      },
    })),
  };
}

const stateOf = async (world: Awaited<ReturnType<typeof worldWithDelivery>>) => {
  const [delivery] = await world.ports.deliveries.byOccurrence(occurrence);
  return [delivery?.state, delivery?.messageId, delivery?.failure];
};

/** An event as EventBridge's default bus hands it over. */
function onBus(detail: unknown) {
  return {
    version: '0',
    id: 'bus-1',
    'detail-type': 'Email Sent',
    source: 'aws.ses',
    account: '000000000000',
    time: '2024-01-15T00:00:30Z',
    region: 'ap-southeast-1',
    resources: [],
    detail,
  };
}

describe('events through EventBridge', () => {
  it('R16: move their delivery', async () => {
    const world = await worldWithDelivery();
    const mail = { messageId: 'm-1', tags: { delivery: [id] } };
    for (const event of [events.Send, events.Delivery])
      expect(await world.mailEvents(onBus({ ...event, mail }))).toEqual({
        moved: 1,
        unmoved: 0,
        unknown: 0,
      });
    expect(await stateOf(world)).toEqual(['delivered', 'm-1', undefined]);
  });

  it('F22: are kept by their own id and time when they belong to no delivery', async () => {
    const world = await worldWithDelivery();
    const mail = { messageId: 'x-2', tags: {} };
    const event = onBus({ ...events.Send, mail });
    expect(await world.mailEvents(event)).toEqual({ moved: 0, unmoved: 0, unknown: 1 });
    await world.mailEvents(event);
    expect((await world.ports.strayEvents.newest(10)).found).toEqual([
      {
        id: 'bus-1',
        at: '2024-01-15T00:00:30Z',
        reason: 'no-delivery',
        problem: null,
        kind: 'Send',
        delivery: null,
        messageId: 'x-2',
      },
    ]);
  });

  it.each([[{ eventType: 'Send' }], ['nonsense'], [undefined]])(
    'F27: with the detail %j go to the failure queue and are kept',
    async (detail) => {
      const world = await worldWithDelivery();
      await expect(world.mailEvents(onBus(detail))).rejects.toThrow('1 SES events cannot be read');
      const kept = (await world.ports.strayEvents.newest(10)).found;
      expect(kept.map((one) => [one.id, one.reason])).toEqual([['bus-1', 'unreadable']]);
    },
  );

  it('F27: of another service are refused loudly', async () => {
    const world = await worldWithDelivery();
    await expect(world.mailEvents({ ...onBus({}), source: 'aws.ec2' })).rejects.toThrow();
  });
});

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
    for (const name of names) await world.mailEvents(notification(events[name]));
    expect(await stateOf(world)).toEqual(state);
  });

  it.each(['OnAccountSuppressionList', 'Suppressed'])(
    'F23: a recipient who is suppressed (%s) is reported to operations once, by the delivery and not by the address',
    async (bounceSubType) => {
      const published = notePublished();
      const logger = createLogger({ logLevel: 'SILENT' });
      const warn = vi.spyOn(logger, 'warn');
      const world = await worldWithDelivery(logger);
      const recipients = [{ emailAddress: 'chair@province.example' }];
      const bounce = { bounceType: 'Permanent', bounceSubType, bouncedRecipients: recipients };
      await world.mailEvents(notification(events.Send));
      await world.mailEvents(notification({ eventType: 'Bounce', bounce }));
      await world.mailEvents(notification({ eventType: 'Bounce', bounce }));
      expect(await stateOf(world)).toEqual(['suppressed', 'm-1', `bounce: Permanent/${bounceSubType}`]);
      expect(published.valuesOf('mail-suppressed')).toEqual([1]);
      expect(warn.mock.calls).toEqual([[expect.stringContaining('suppression list'), { delivery: id }]]);
      vi.restoreAllMocks();
    },
  );

  it('F22: twice and in any order, the end is the same', async () => {
    const all = [...Object.values(events), ...Object.values(events)];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (order) => {
        const world = await worldWithDelivery();
        for (const event of order) await world.mailEvents(notification(event));
        expect((await stateOf(world))[0]).toBe('complained');
      }),
      { numRuns: 30 },
    );
  });

  it('F22: counts an event of no delivery once and keeps it for operations, without addresses', async () => {
    const world = await worldWithDelivery();
    const published = notePublished();
    const foreign = {
      ...events.Bounce,
      mail: { messageId: 'x-1', destination: ['an@example.org'], tags: { delivery: ['an@example.org'] } },
    };
    const gone = {
      ...events.Send,
      mail: { messageId: 'x-2', tags: { delivery: ['report_20230101T000000Z_chair'] } },
    };
    const stray = notification(foreign, gone, events.Send);
    expect(await world.mailEvents(stray)).toEqual({ moved: 1, unmoved: 0, unknown: 2 });
    expect(await world.mailEvents(stray)).toEqual({ moved: 0, unmoved: 1, unknown: 2 });
    expect(published.valuesOf('mail-events-unknown')).toEqual([2]);
    const kept = { at: '2024-01-15T00:00:30Z', reason: 'no-delivery', problem: null };
    expect((await world.ports.strayEvents.newest(10)).found).toEqual([
      { ...kept, id: 'n-1', kind: 'Send', delivery: 'report_20230101T000000Z_chair', messageId: 'x-2' },
      { ...kept, id: 'n-0', kind: 'Bounce', delivery: null, messageId: 'x-1' },
    ]);
    vi.restoreAllMocks();
  });

  it('F73: an event of a kind that SES does not document is remarked, kept and counted, and moves nothing', async () => {
    const world = await worldWithDelivery();
    const published = notePublished();
    await world.mailEvents(notification(events.Delivery));
    const sung = notification({ eventType: 'Sing' });
    expect(await world.mailEvents(sung)).toEqual({ moved: 0, unmoved: 1, unknown: 0 });
    const [delivery] = await world.ports.deliveries.byOccurrence(occurrence);
    expect([delivery?.state, delivery?.remarks]).toEqual([
      'delivered',
      [{ kind: 'other-event', at: null, detail: 'Sing' }],
    ]);
    expect((await world.ports.strayEvents.newest(10)).found).toEqual([
      {
        id: 'n-0',
        at: '2024-01-15T00:00:30Z',
        reason: 'unknown-kind',
        kind: 'Sing',
        delivery: id,
        messageId: 'm-1',
        problem: null,
      },
    ]);
    expect(published.valuesOf('mail-events-unreadable')).toEqual([1]);
    vi.restoreAllMocks();
  });

  it('F22: an unexpected shape beside what names the delivery does not matter', async () => {
    const world = await worldWithDelivery();
    const mail = {
      messageId: 'm-1',
      timestamp: 7,
      headers: 'none',
      tags: { 'ses:x': 'odd', delivery: [id] },
    };
    const odd = { eventType: 'Bounce', mail, bounce: { bounceType: 'Permanent', bouncedRecipients: 'all' } };
    expect(await world.mailEvents(notification(odd))).toEqual({ moved: 1, unmoved: 0, unknown: 0 });
    expect(await stateOf(world)).toEqual(['bounced', 'm-1', 'bounce: Permanent']);
  });

  it('F22: tells events of several deliveries in one notification apart', async () => {
    const world = await worldWithDelivery();
    const foreign = { messageId: 'm-2', tags: { delivery: ['report_20240115T000000Z_nobody'] } };
    const long = { messageId: 'm-3', tags: { delivery: [`report_20240115T000000Z_${'x'.repeat(2_000)}`] } };
    const all = [
      { ...events.Send, mail: foreign },
      { ...events.Send, mail: long },
      events.Send,
      events.Delivery,
    ];
    expect(await world.mailEvents(notification(...all))).toEqual({ moved: 2, unmoved: 0, unknown: 2 });
    expect((await stateOf(world))[0]).toBe('delivered');
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
    expect(await world.mailEvents(notice)).toEqual({ moved: 0, unmoved: 0, unknown: 0 });
  });

  it.each([
    ['no json', null, null, 'not JSON'],
    ['null', null, null, ': invalid_type'],
    [JSON.stringify({ ...events.Send, mail: { tags: {} } }), 'Send', null, 'mail.messageId: invalid_type'],
    [
      JSON.stringify({ eventType: 'Bounce', mail: { messageId: 'm-9' } }),
      'Bounce',
      'm-9',
      'a Bounce event without `bounce`',
    ],
    [JSON.stringify({ mail: { messageId: 'a@b.example' } }), null, null, 'eventType: invalid_type'],
  ])(
    'F27: %j goes to the failure queue, is kept, and holds up no other event',
    async (message, kind, messageId, problem) => {
      const world = await worldWithDelivery();
      const { Records } = notification(events.Delivery);
      const bad = { Sns: { MessageId: 'n-bad', Message: message, Timestamp: '2024-01-15T00:00:20.000Z' } };
      await expect(world.mailEvents({ Records: [bad, ...Records] })).rejects.toThrow(
        '1 SES events cannot be read',
      );
      expect((await stateOf(world))[0]).toBe('delivered');
      const kept = { id: 'n-bad', at: '2024-01-15T00:00:20Z', reason: 'unreadable', delivery: null };
      expect((await world.ports.strayEvents.newest(10)).found).toEqual([
        { ...kept, kind, messageId, problem },
      ]);
    },
  );

  it('F27: a record that is no notification holds up no other event', async () => {
    const world = await worldWithDelivery();
    const { Records } = notification(events.Delivery);
    await expect(world.mailEvents({ Records: [{ Sns: {} }, null, ...Records] })).rejects.toThrow(
      '2 SES events cannot be read',
    );
    expect((await stateOf(world))[0]).toBe('delivered');
  });

  it.each([null, {}, { Records: [] }])('F27: refuses the event %j loudly', async (event) => {
    const world = await worldWithDelivery();
    await expect(world.mailEvents(event)).rejects.toThrow();
  });

  it.each([
    ['2024-01-14T23:59:58.123Z', '2024-01-14T23:59:58.123Z'],
    ['2024-01-15T06:59:58+07:00', '2024-01-14T23:59:58Z'],
    ['2024-01-15T00:04:00Z', '2024-01-15T00:04:00Z'],
    // Later than it can have happened, or no time at all.
    ['2031-01-15T00:04:00Z', undefined],
    ['2024-13-45T99:99:99Z', undefined],
    ['yesterday', undefined],
    [1_705_276_800, undefined],
    [null, undefined],
    [undefined, undefined],
  ])('the time of sending %j is recorded as %j', async (timestamp, sentAt) => {
    const world = await worldWithDelivery();
    const mail = { messageId: 'm-1', tags: { delivery: [id] }, timestamp };
    await world.mailEvents(notification({ ...events.Send, mail }));
    const [delivery] = await world.ports.deliveries.byOccurrence(occurrence);
    expect([delivery?.state, delivery?.sentAt]).toEqual(['sent', sentAt]);
  });
});
