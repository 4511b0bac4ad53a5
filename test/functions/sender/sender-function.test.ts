import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { personHash, unsubscribeToken } from '../../../domain/access/unsubscribe-token.ts';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import { deliveryId } from '../../../domain/delivery/delivery-id.ts';
import type { SendResult } from '../../../domain/delivery/send-result.ts';
import { finished } from '../../../domain/schedule/occurrence-record.ts';
import type { Letterhead } from '../../../messages/letter/letterhead.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { createWorld, lambdaContext, signingKey } from '../../fixtures/world.ts';

const occurrence = { job: 'warn', nominalTime: iso('2024-01-16T00:30:00Z') } as const;
const text = (vi: string) => ({ vi, en: vi });

let world: ReturnType<typeof createWorld>;

beforeEach(() => {
  world = createWorld(occurrence.nominalTime);
});

async function plan(recipientId: string, changes: Partial<Delivery> = {}) {
  await world.ports.deliveries.plan({
    id: deliveryId(occurrence, recipientId),
    occurrence,
    key: recipientId,
    recipient: {
      id: recipientId,
      post: text('Đầu mối'),
      unit: 'P.A',
      email: `${recipientId}@province.example`,
    },
    content: {
      kind: 'warning-digest',
      digest: {
        scope: text('Tỉnh'),
        day: '2024-01-16',
        items: [
          {
            unit: 'P.A',
            unitName: text('Sở A'),
            milestone: 'tasks-done',
            name: text('Hoàn thành nhiệm vụ'),
            date: '2024-01-19',
            kind: 'ahead',
            workingDays: 3,
            set: 'S',
            indicator: 'S.2',
            indicatorName: text('Nhiệm vụ'),
            measure: text('nhiệm vụ'),
            done: 3,
            target: 10,
            figureDate: '2024-01-10',
            illustrative: false,
          },
        ],
      },
    },
    state: 'due',
    dueAt: iso(occurrence.nominalTime),
    expiresAt: iso('2024-01-16T17:00:00Z'),
    attempts: 0,
    ...changes,
  });
}

const finishPlanning = () =>
  world.ports.occurrences.replace(
    null,
    finished(occurrence, 'done', 'planned', Temporal.Instant.from(occurrence.nominalTime)),
  );
const states = async () =>
  Object.fromEntries(
    (await world.ports.deliveries.byOccurrence(occurrence)).map(({ recipient, state, attempts }) => [
      recipient.id,
      `${state} ${attempts}`,
    ]),
  );
const deliverAt = (instant: string) => {
  world.setNow(instant);
  return world.sender(instant);
};

describe('deliver', () => {
  it('sends one message to one recipient, with the delivery’s id', async () => {
    await plan('a');
    await finishPlanning();
    expect(await deliverAt('2024-01-16T00:35:00Z')).toEqual(delivered({ sent: 1 }));
    const person = personHash('a@province.example', signingKey);
    const link = unsubscribeToken({ kind: 'warnings', person }, signingKey);
    expect(
      world.sent.map(({ to, deliveryId, unsubscribe, message }) => [
        ...[to, deliveryId, unsubscribe],
        message.subject,
      ]),
    ).toEqual([
      [
        { name: 'Đầu mối', email: 'a@province.example' },
        'warn_20240116T003000Z_a',
        { url: `https://api.example/v1/unsubscribe/${link}` },
        '[Nhắc việc] Còn 3 ngày làm việc: Hoàn thành nhiệm vụ – Sở A (hạn 24:00 ngày 19/01/2024)',
      ],
    ]);
    expect(await states()).toEqual({ a: 'sent 1' });
  });

  it('F121: goes into the thread of its week, begins with the subject of the stage, and says where to ask', async () => {
    const texts = async (letterhead: Letterhead, changes: Partial<Delivery>) => {
      world = createWorld(occurrence.nominalTime, { letterhead });
      await plan('a', changes);
      await finishPlanning();
      await deliverAt('2024-01-16T00:35:00Z');
      return world.sent.map(({ thread, message }) => [
        ...[thread, message.subject.slice(0, 40)],
        ...[/Trân trọng[\s\S]*?danh sách nhận.*\n(.*)\n/, /Yours sincerely[\s\S]*?on the list.*\n(.*)\n/].map(
          (pattern) => pattern.exec(message.text)?.[1],
        ),
      ]);
    };
    const helpdesk = { vi: 'Sở Thông tin (0274 0000)', en: 'the Department of Information (0274 0000)' };
    const portalUrl = null;
    const nobody = { subjectPrefix: '', takesReplies: false, portalUrl };
    const somebody = { subjectPrefix: '[Bình Dương]', takesReplies: true, portalUrl };
    expect(await texts(nobody, { helpdesk })).toEqual([
      [
        'warnings.2024-W03',
        '[Nhắc việc] Còn 3 ngày làm việc: Hoàn th',
        'Xin không trả lời thư này: hộp thư gửi không có người đọc. Nếu cần hỗ trợ, xin liên hệ Sở Thông tin (0274 0000).',
        'Please do not reply: nobody reads the mailbox this message comes from. For help, contact the Department of Information (0274 0000).',
      ],
    ]);
    expect(await texts(somebody, { helpdesk })).toEqual([
      [
        'warnings.2024-W03',
        '[Bình Dương] [Nhắc việc] Còn 3 ngày làm ',
        'Nếu cần hỗ trợ, xin trả lời thư này hoặc liên hệ Sở Thông tin (0274 0000).',
        'For help, reply to this message or contact the Department of Information (0274 0000).',
      ],
    ]);
    expect((await texts(nobody, {})).map((shown) => shown.slice(2))).toEqual([
      [
        'Xin không trả lời thư này: hộp thư gửi không có người đọc.',
        'Please do not reply: nobody reads the mailbox this message comes from.',
      ],
    ]);
    expect((await texts(somebody, {})).map((shown) => shown.slice(2))).toEqual([
      ['Nếu cần hỗ trợ, xin trả lời thư này.', 'For help, reply to this message.'],
    ]);
  });

  it('F20, F26: one that fails never holds up or repeats the others', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']) await plan(id);
    await finishPlanning();
    world.answerOfMailer = ({ to }) =>
      to.email.startsWith('c@')
        ? { outcome: 'retry', failure: 'throttled' }
        : { outcome: 'sent', messageId: 'm' };
    expect(await deliverAt('2024-01-16T00:35:00Z')).toEqual(delivered({ sent: 9, retry: 1 }));
    for (const time of ['00:40', '00:50', '01:10', '01:50', '03:00', '06:00'])
      await deliverAt(`2024-01-16T${time}:00Z`);
    const others = ['a', 'b', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((id) => [id, 'sent 1']);
    expect(await states()).toEqual({ c: 'failed 6', ...Object.fromEntries(others) });
    expect(world.sent.filter(({ to }) => to.email.startsWith('c@'))).toHaveLength(6);
    expect(world.sent).toHaveLength(15);
    const [c] = (await world.ports.deliveries.byOccurrence(occurrence)).filter(
      ({ recipient }) => recipient.id === 'c',
    );
    expect(c?.failure).toBe('throttled');
  });

  it('F26: a delivery that cannot be rendered fails alone', async () => {
    await plan('a', { content: { kind: 'weekly-report', set: 'S', period: '2024-W02' } });
    await plan('b');
    await finishPlanning();
    expect(await deliverAt('2024-01-16T00:35:00Z')).toEqual(delivered({ sent: 1, retry: 1 }));
    expect(await states()).toEqual({ a: 'due 1', b: 'sent 1' });
  });

  it('several workers at once never send the same message', async () => {
    for (let index = 0; index < 40; index += 1) await plan(`r${index}`);
    await finishPlanning();
    world.setNow('2024-01-16T00:35:00Z');
    await Promise.all(Array.from({ length: 5 }, () => world.sender('2024-01-16T00:35:00Z')));
    expect(new Set(world.sent.map(({ deliveryId: id }) => id)).size).toBe(40);
    expect(world.sent).toHaveLength(40);
  });

  it('F15: sends no second message while nobody knows of the first, and believes the Send event', async () => {
    await plan('a');
    await finishPlanning();
    world.answerOfMailer = (): SendResult => ({ outcome: 'unknown', failure: 'connection dropped' });
    await deliverAt('2024-01-16T00:35:00Z');
    await deliverAt('2024-01-16T01:00:00Z');
    expect(await states()).toEqual({ a: 'unknown 1' });
    const message = {
      eventType: 'Send',
      mail: { messageId: 'm-9', tags: { delivery: ['warn_20240116T003000Z_a'] } },
    };
    expect(
      await world.mailEvents({
        Records: [{ Sns: { MessageId: 'n', Message: JSON.stringify(message) } }],
      }),
    ).toEqual({ moved: 1, unmoved: 0, unknown: 0 });
    await deliverAt('2024-01-16T02:00:00Z');
    expect(await states()).toEqual({ a: 'sent 1' });
    expect(world.sent).toHaveLength(1);
  });

  it('F13: a message whose worker died before sending is sent after the silence', async () => {
    await plan('a');
    await finishPlanning();
    const [seen] = await world.ports.deliveries.dueBy(instant('2024-01-16T00:35:00Z'), 1);
    if (seen === undefined) throw new Error('nothing is due');
    await world.ports.deliveries.move(seen, {
      state: 'claimed',
      dueAt: iso('2024-01-16T00:37:00Z'),
      attempts: 1,
    });
    expect(await deliverAt('2024-01-16T00:36:00Z')).toEqual(delivered());
    expect(await deliverAt('2024-01-16T00:40:00Z')).toEqual(delivered({ settled: 1 }));
    expect(await deliverAt('2024-01-16T01:05:00Z')).toEqual(delivered());
    expect(await deliverAt('2024-01-16T01:10:00Z')).toEqual(delivered({ sent: 1, unsettled: 1 }));
    expect(await states()).toEqual({ a: 'sent 2' });
  });

  it('stops in time, and the next run goes on', async () => {
    for (const id of ['a', 'b', 'c']) await plan(id);
    await finishPlanning();
    world.setNow('2024-01-16T00:35:00Z');
    const hurried = lambdaContext(() => (world.sent.length < 2 ? 60_000 : 10_000));
    expect(await world.sender('2024-01-16T00:35:00Z', hurried)).toEqual(
      delivered({ sent: 2, stopped: 'time' }),
    );
    expect(await world.sender('2024-01-16T00:35:00Z')).toEqual(delivered({ sent: 1 }));
  });

  it.each([null, {}, { job: 'rank', nominalTime: occurrence.nominalTime }, { job: 'deliver' }])(
    'F27: refuses the event %j loudly',
    async (event) => {
      await expect(world.senderEvent(event)).rejects.toThrow();
    },
  );
});
