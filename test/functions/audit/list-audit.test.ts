import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { answered } from '../../fixtures/answers/reply.ts';
import { iso } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let operations: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  operations = await world.tokenFor({ role: 'operations' });
});

const audit = (query: Record<string, string> = {}) =>
  world.registry({
    method: 'GET',
    path: '/v1/audit',
    query,
    headers: { authorization: `Bearer ${operations}` },
  });

const pageSchema = z.object({
  entries: z.array(z.looseObject({ operation: z.string(), at: z.string() })),
  next: z.string().nullable(),
});

/** Pauses and resumes sending on five days from 11 January, at 23:30 in Vietnam. */
async function play(): Promise<void> {
  const headers = { authorization: `Bearer ${operations}`, 'content-type': 'application/json' };
  for (const day of ['11', '12', '13', '14', '15']) {
    world.setNow(`2024-01-${day}T16:30:00Z`);
    await world.deliveries({ method: 'POST', path: '/v1/deliveries/pause', headers, body: { reason: day } });
    world.setNow(`2024-01-${day}T16:30:01Z`);
    await world.deliveries({ method: 'POST', path: '/v1/deliveries/resume', headers });
  }
}

const days = (body: unknown) =>
  pageSchema.parse(body).entries.map(({ operation, at }) => `${at.slice(8, 10)} ${operation.slice(0, 5)}`);

describe('GET /v1/audit', () => {
  it('is empty at first', async () => {
    expect(await audit()).toEqual(answered(200, { entries: [], next: null }));
  });

  it('P48: comes page by page, newest first, each entry once', async () => {
    await play();
    const seen: string[] = [];
    const sizes: number[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await audit({ limit: '4', ...(next === '' ? {} : { cursor: next }) });
      seen.push(...days(body));
      sizes.push(days(body).length);
      next = pageSchema.parse(body).next;
    }
    expect(sizes).toEqual([4, 4, 2]);
    expect(seen).toEqual(['15', '14', '13', '12', '11'].flatMap((day) => [`${day} resum`, `${day} pause`]));
  });

  it('shows one operation, and days in Vietnam or instants, both included', async () => {
    await play();
    const shown = async (query: Record<string, string>) => days((await audit(query)).body);
    expect(await shown({ operation: 'pauseDeliveries', from: '2024-01-12', to: '2024-01-13' })).toEqual([
      '13 pause',
      '12 pause',
    ]);
    expect(await shown({ from: '2024-01-15T16:30:00Z', to: '2024-01-15T16:30:00Z' })).toEqual(['15 pause']);
    expect(await shown({ from: '2024-01-15T16:30:02Z' })).toEqual([]);
    expect(await shown({ operation: 'putCatalogue' })).toEqual([]);
  });

  it('looks for a rare operation through 1,000 entries at a time', async () => {
    const entry = {
      at: iso('2024-01-10T02:00:00Z'),
      by: { principal: { role: 'operations' as const }, tokenId: 'op-1', label: 'x' },
      subject: null,
      changes: [],
    };
    await world.ports.audit.begin({ ...entry, operation: 'putCatalogue' });
    for (let left = 1_000; left > 0; left -= 1) {
      await world.ports.audit.begin({ ...entry, operation: 'pauseDeliveries' });
    }
    const first = pageSchema.parse((await audit({ operation: 'putCatalogue' })).body);
    expect([first.entries.length, first.next === null]).toEqual([0, false]);
    const second = await audit({ operation: 'putCatalogue', cursor: first.next ?? '' });
    expect(days(second.body)).toEqual(['10 putCa']);
    expect(pageSchema.parse(second.body).next).toBeNull();
  });

  it.each([
    ['operation', 'getCatalogue'],
    ['cursor', '2024-01-10'],
    ['limit', '201'],
    ['from', '2024-02-30'],
    ['who', 'op-1'],
  ])('refuses %s=%s', async (name, value) => {
    const { status, body } = await audit({ [name]: value });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(`query:${name}`);
  });
});
