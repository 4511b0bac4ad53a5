import { beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

const wednesday = '2024-01-17T02:00:00Z';
const to = 'van-hanh@province.example';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld(wednesday);
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'operations' });
});

const send = (body: unknown, key: string | null = 'key-1') =>
  world.deliveries({
    method: 'POST',
    path: '/v1/preview',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(key === null ? {} : { 'idempotency-key': key }),
    },
    body,
  });

const listed = async () =>
  (
    await world.deliveries({
      method: 'GET',
      path: '/v1/deliveries',
      query: { occurrence: 'preview@2024-01-17T17:00:00Z' },
      headers: { authorization: `Bearer ${token}` },
    })
  ).body;

describe('POST /v1/preview', () => {
  it('P25: sends one message of the day to one address, marked, and through the ledger', async () => {
    const reply = await send({ at: '2024-01-18', to, recipient: 'contact-c' });
    expect(reply).toMatchObject({ status: 201 });
    expect(reply.body).toEqual({
      id: expect.stringMatching(/^preview_20240117T170000Z_[0-9a-f]{32}$/),
      occurrence: 'preview@2024-01-17T17:00:00Z',
      to,
      subject: expect.stringMatching(/^\[THỬ \/ TEST\] .*Hoàn thành nhiệm vụ/),
      expiresAt: '2024-01-17T03:00:00Z',
    });
    world.setNow('2024-01-17T02:05:00Z');
    await world.deliver('2024-01-17T02:05:00Z');
    const { id, subject } = Object(reply.body);
    expect(world.sent).toMatchObject([
      { to: { email: to }, deliveryId: id, message: { subject, text: expect.stringContaining('Sở C') } },
    ]);
    expect(await listed()).toMatchObject({
      run: null,
      total: 1,
      deliveries: [
        { id, kind: 'rendered', state: 'sent', recipient: { id: 'preview/contact-c', email: to } },
      ],
    });
  });

  it('F39, F40: a second click sends nothing more, also a minute later; another body needs another key', async () => {
    const first = await send({ at: '2024-01-18', to });
    world.setNow('2024-01-17T02:01:00Z');
    const again = await send({ at: '2024-01-18', to });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    for (const body of [
      { at: '2024-01-18', to: 'ai-do@province.example' },
      { at: '2024-01-18', to, recipient: 'contact-c' },
      { at: '2024-01-22', to },
    ])
      expect(await send(body)).toMatchObject({
        status: 422,
        body: { type: '/docs/problems#idempotency-key-reused' },
      });
    expect(await send({ at: '2024-01-18', to }, 'key-2')).toMatchObject({ status: 201 });
    expect(await listed()).toMatchObject({ total: 2 });
  });

  it('F41: the same key of another token is another message', async () => {
    const first = await send({ at: '2024-01-18', to });
    token = await world.tokenFor({ role: 'operations' });
    const other = await send({ at: '2024-01-18', to });
    expect(Object(other.body).id).not.toBe(Object(first.body).id);
  });

  it('waits while sending is paused, and is not sent once an hour has passed', async () => {
    await world.ports.sending.pause('token', 'why', instant(wednesday));
    await send({ at: '2024-01-18', to });
    await world.deliver('2024-01-17T02:05:00Z');
    world.setNow('2024-01-17T03:00:00Z');
    await world.ports.sending.resume('token', instant('2024-01-17T03:00:00Z'));
    await world.deliver('2024-01-17T03:00:00Z');
    expect(world.sent).toEqual([]);
    expect(await listed()).toMatchObject({ counts: { expired: 1 } });
  });

  it.each([
    [{ at: '2024-01-20', to }, 404],
    [{ at: '2024-01-18', to, recipient: 'chair' }, 404],
    [{ at: '2024-01-18', to, recipient: 'nobody' }, 404],
    [{ at: '2024-01-18', to: 'x' }, 400],
    [{ at: '2024-01-18', to: `${to}, ai-do@province.example` }, 400],
    [{ at: 'tomorrow', to }, 400],
    [{ at: '2024-01-18', to, cc: to }, 400],
  ])('R8: plans nothing for %j', async (body, status) => {
    expect(await send(body)).toMatchObject({ status });
    expect(await world.ports.deliveries.nextDueAt()).toBeNull();
  });

  it('needs a key', async () => {
    expect(await send({ at: '2024-01-18', to }, null)).toMatchObject({
      status: 400,
      body: { type: '/docs/problems#missing-idempotency-key' },
    });
  });
});
