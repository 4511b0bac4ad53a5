import { beforeEach, describe, expect, it } from 'vitest';
import { noSubmitters } from '../../fixtures/answers/mails-nobody.ts';
import { cursorAt } from '../../fixtures/cursor.ts';
import { iso } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

const request = {
  unit: 'P.A',
  set: 'S',
  period: '2024-W01',
  officer: 'Chánh Văn phòng',
  reason: 'Sai nguồn',
  expiresAt: '2024-01-12T09:00:00+07:00',
};

let world: ReturnType<typeof createWorld>;
let operations: string;

beforeEach(async () => {
  world = createWorld('2024-01-10T02:00:00Z');
  await world.applyCatalogue();
  operations = await world.tokenFor({ role: 'operations' });
});

async function open(changes: object = {}) {
  const { status, body } = await world.registry({
    method: 'POST',
    path: '/v1/exceptions',
    headers: {
      authorization: `Bearer ${operations}`,
      'content-type': 'application/json',
      'accept-language': 'en',
    },
    body: { ...request, ...changes },
  });
  return { status, body };
}

const opened = (expiresAt: string) => ({
  ...request,
  id: expect.stringMatching(/^[0-9a-f]{16}$/),
  expiresAt,
  openedAt: '2024-01-10T02:00:00Z',
  tokenId: operations.split('_')[1],
});
const kept = async () => (await world.ports.exceptions.list('P.A', 'S', '2024-W01')).found;

describe('POST /v1/exceptions', () => {
  it.each([
    ['in two days', '2024-01-12T09:00:00+07:00', '2024-01-12T02:00:00Z'],
    ['in a second', '2024-01-10T02:00:01Z', '2024-01-10T02:00:01Z'],
    ['in 31 days', '2024-02-10T02:00:00Z', '2024-02-10T02:00:00Z'],
  ])('opens one that ends %s', async (_, expiresAt, stored) => {
    expect(await open({ expiresAt })).toEqual({
      status: 201,
      body: { ...opened(stored), mailsNobody: noSubmitters('Sở A (P.A)', 'Department A (P.A)') },
    });
    expect(await kept()).toEqual([opened(stored)]);
  });

  const refusal = (...errors: [pointer: string, code: string][]) => ({
    status: 400,
    body: {
      type: '/docs/problems#malformed-request',
      title: expect.any(String),
      status: 400,
      detail: expect.any(String),
      instance: 'request-1',
      errors: errors.map(([pointer, code]) => ({ pointer, code, detail: expect.any(String) })),
    },
  });

  it.each([
    ['a year ago', '2023-01-10T02:00:00Z'],
    ['now', '2024-01-10T02:00:00Z'],
    ['a second after 31 days', '2024-02-10T02:00:01Z'],
  ])('refuses one that ends %s', async (_, expiresAt) => {
    expect(await open({ expiresAt })).toEqual(refusal(['/expiresAt', 'out-of-bounds']));
    expect(await kept()).toEqual([]);
  });

  it('refuses an unknown unit and set, each at its place', async () => {
    expect(await open({ unit: 'P.X', set: 'X' })).toEqual(
      refusal(['/unit', 'unknown-unit'], ['/set', 'unknown-set']),
    );
  });

  it('opens twenty for a unit, set and period, those that cannot be read included', async () => {
    const { list } = world.ports.exceptions;
    world.ports.exceptions.list = async (...asked) => ({
      ...(await list.apply(world.ports.exceptions, asked)),
      unreadable: ['one'],
    });
    for (let left = 19; left > 0; left -= 1) expect((await open()).status).toBe(201);
    const { status, body } = await open();
    expect([status, Object(body).detail]).toEqual([
      409,
      'Nothing was opened: this unit, set and period have had 20 exceptions, the most they may have. Use the open one if there is one; otherwise report the figures in a later period.',
    ]);
    world.ports.exceptions.list = async () => ({ found: [], unreadable: [] });
    expect((await open()).status).toBe(409);
  });

  it('is unavailable before there is a catalogue', async () => {
    world = createWorld('2024-01-10T02:00:00Z');
    operations = await world.tokenFor({ role: 'operations' });
    expect(await open()).toEqual({
      status: 503,
      body: {
        type: '/docs/problems#unavailable',
        title: 'Not available',
        status: 503,
        detail: 'There is no catalogue yet; operations must apply one first.',
        instance: 'request-1',
      },
    });
  });
});

describe('GET /v1/exceptions', () => {
  it('lists them newest first, page by page, of a set, period, unit and state', async () => {
    const places = [
      ['P.A', 'S', '2024-W01'],
      ['P.B', 'S', '2024-W01'],
      ['P.A', 'T', '2024-W01'],
      ['P.A', 'S', '2024-W02'],
    ] as const;
    for (const [at, [unit, set, period]] of places.entries())
      await world.ports.exceptions.put({
        id: `${at}`.repeat(16),
        unit,
        set,
        period,
        officer: 'x',
        reason: 'x',
        tokenId: 't',
        openedAt: iso(`2024-01-10T0${at}:00:00Z`),
        expiresAt: iso('2024-01-12T02:00:00Z'),
      });
    const at = (id: string) => cursorAt('/v1/exceptions', {}, id);
    const page = async (query: Record<string, string>) => {
      const headers = { authorization: `Bearer ${operations}` };
      const reply = await world.registry({ method: 'GET', path: '/v1/exceptions', query, headers });
      const { exceptions, next } = Object(reply.body);
      if (reply.status !== 200) return reply.status;
      return [exceptions.map(({ id }: { id: string }) => Number(id[0])), next?.split('.')[1][0] ?? null];
    };
    expect(await page({})).toEqual([[3, 2, 1, 0], null]);
    expect(await page({ limit: '4' })).toEqual([[3, 2, 1, 0], null]);
    expect(await page({ limit: '2' })).toEqual([[3, 2], '2']);
    expect(await page({ limit: '2', cursor: at('2'.repeat(16)) })).toEqual([[1, 0], null]);
    expect(await page({ cursor: at('a'.repeat(16)) })).toBe(400);
    expect(await page({ set: 'S' })).toEqual([[3, 1, 0], null]);
    expect(await page({ unit: 'P.A' })).toEqual([[3, 2, 0], null]);
    expect(await page({ period: '2024-W01' })).toEqual([[2, 1, 0], null]);
    expect(await page({ unit: 'P.A', set: 'S', period: '2024-W01' })).toEqual([[0], null]);
    expect(await page({ state: 'closed' })).toEqual([[], null]);
  });
});
