import { beforeEach, describe, expect, it } from 'vitest';
import { deliveries } from '../../../contract/deliveries.ts';
import { missing, notValid, unknownField } from '../../fixtures/answers/errors.ts';
import { counts } from '../../fixtures/answers/operations.ts';
import { type ExpectedError, errorAt, refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld('2024-01-15T00:00:00Z');
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'operations' });
});

const call = (method: string, path: string, body?: unknown) =>
  world.operations({
    method,
    path,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  });

describe('the switch', () => {
  it('R20: stops all sending at once, and resumes it where it was', async () => {
    const by = token.split('_')[1];
    const fresh = { paused: false, since: null, by: null, reason: null };
    expect(await call('GET', '/v1/sending')).toEqual(
      answered(200, { ...fresh, held: null, strayEvents: [] }),
    );
    await world.run('rank', '2024-01-14T23:00:00Z');
    await world.run('report', '2024-01-15T00:00:00Z');

    const paused = { paused: true, since: '2024-01-15T00:00:00Z', by, reason: 'Nhập nhầm số liệu' };
    for (const reason of ['Nhập nhầm số liệu', 'again'])
      expect(await call('POST', '/v1/deliveries/pause', { reason })).toEqual(answered(200, paused));
    await world.sender('2024-01-15T00:00:00Z');
    expect(world.sent).toEqual([]);
    const listed = deliveries.listDeliveries.answers[200].schema.parse(
      (await call('GET', '/v1/deliveries')).body,
    );
    expect(listed.counts).toEqual(counts({ due: 2 }));

    world.setNow('2024-01-15T00:05:00Z');
    const resumed = { paused: false, since: '2024-01-15T00:05:00Z', by, reason: null };
    expect(await call('POST', '/v1/deliveries/resume')).toEqual(answered(200, resumed));
    expect(await call('GET', '/v1/sending')).toEqual(
      answered(200, { ...resumed, held: null, strayEvents: [] }),
    );
    await world.sender('2024-01-15T00:05:00Z');
    expect(world.sent.map(({ to }) => to.email)).toEqual([
      'chair@province.example',
      'contact-b@province.example',
    ]);
  });

  it('F22: shows the newest events of SES that belong to no message, in both languages', async () => {
    const event = { eventType: 'Send', mail: { messageId: 'm-9', tags: {} } };
    const Records = Array.from({ length: 21 }, (_, index) => ({
      Sns: {
        MessageId: `n-${index}`,
        Message: JSON.stringify(event),
        Timestamp: `2024-01-15T00:00:${index + 10}.000Z`,
      },
    }));
    await world.mailEvents({ Records });
    const stray = (index: number) => ({
      id: `n-${index}`,
      at: `2024-01-15T00:00:${index + 10}Z`,
      reason: 'no-delivery',
      text: { vi: 'không thuộc thư nào của hệ thống', en: 'belongs to no message' },
      kind: 'Send',
      delivery: null,
      messageId: 'm-9',
      problem: null,
    });
    const strayEvents = Array.from({ length: 20 }, (_, index) => stray(20 - index));
    const fresh = { paused: false, since: null, by: null, reason: null };
    expect(await call('GET', '/v1/sending')).toEqual(answered(200, { ...fresh, held: null, strayEvents }));
  });

  it('F128: says why the deployment holds its mail although nobody paused it', async () => {
    const fresh = { paused: false, since: null, by: null, reason: null };
    await world.run('rank', '2024-01-14T23:00:00Z');
    await world.run('report', '2024-01-15T00:00:00Z');
    const since = '2024-01-15T00:00:00Z';
    const heldFor = (vi: string, en: string) =>
      answered(200, { ...fresh, held: { since, reason: { vi, en } }, strayEvents: [] });
    world.isDomainVerified = false;
    await world.sender(since);
    expect(await call('GET', '/v1/sending')).toEqual(
      heldFor('SES chưa xác minh tên miền thư', 'the mail domain is not verified with SES'),
    );
    world.isDomainVerified = true;
    world.answerOfMailer = () => ({ outcome: 'held', by: 'account', failure: 'AccessDenied' });
    await world.sender(since);
    expect(await call('GET', '/v1/sending')).toEqual(
      heldFor('SES báo «AccessDenied»', 'SES reported “AccessDenied”'),
    );
    world.answerOfMailer = () => ({ outcome: 'sent', messageId: 'm' });
    await world.sender(since);
    expect(await call('GET', '/v1/sending')).toEqual(
      answered(200, { ...fresh, held: null, strayEvents: [] }),
    );
  });

  it.each<[object, ExpectedError]>([
    [{}, missing('/reason', 'chuỗi ký tự')],
    [{ reason: ' ' }, errorAt('/reason', 'out-of-bounds', 'Cần nội dung, không để trống.')],
    [{ reason: 'x\ny' }, notValid('/reason', 'một dòng, không xuống dòng')],
    [{ reason: 'x', until: 'tomorrow' }, unknownField('/until', 'until')],
  ])('is not turned off without a reason on one line: %j', async (body, error) => {
    expect(await call('POST', '/v1/deliveries/pause', body)).toEqual(
      refused('malformed-request', 'Gửi {"reason": "<lý do tạm dừng>"}.', { errors: [error] }),
    );
    expect(Object((await call('GET', '/v1/sending')).body).paused).toBe(false);
  });
});
