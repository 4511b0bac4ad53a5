import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { AuditChange } from '../../../domain/audit/audit-entry.ts';
import { auditedOperations } from '../../../domain/audit/audited-operations.ts';
import { notValid, notWholeNumber, unknownParameter } from '../../fixtures/answers/errors.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { cursorOfAnother } from '../../fixtures/cursor.ts';
import { iso } from '../../fixtures/instants.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

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
    await world.operations({ method: 'POST', path: '/v1/deliveries/pause', headers, body: { reason: day } });
    world.setNow(`2024-01-${day}T16:30:01Z`);
    await world.operations({ method: 'POST', path: '/v1/deliveries/resume', headers });
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

  /** Entries at these places from the newest, 0 for the first, cannot be read. */
  async function damage(...places: readonly number[]) {
    const { newest } = world.ports.audit;
    const all = await newest.call(world.ports.audit, {}, 1_000);
    const damaged = new Set(places.map((at) => all.found[at]?.id));
    world.ports.audit.newest = async (range, limit) => {
      const { found } = await newest.call(world.ports.audit, range, limit);
      return {
        found: found.filter(({ id }) => !damaged.has(id)),
        unreadable: found.flatMap(({ id }) => (damaged.has(id) ? [id] : [])),
      };
    };
    return all.found.map(({ id }) => id);
  }

  const placesOn = (ids: readonly string[], { body }: Reply) => {
    const { entries, unreadable } = z
      .object({
        entries: z.array(z.object({ id: z.string() })),
        unreadable: z.object({ total: z.int(), ids: z.array(z.string()) }).optional(),
      })
      .parse(body);
    expect(unreadable?.total).toBe(unreadable?.ids.length);
    return [entries.map(({ id }) => ids.indexOf(id)), unreadable?.ids.map((id) => ids.indexOf(id))];
  };

  async function pages(ids: readonly string[], query: Record<string, string>) {
    const seen: unknown[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const reply: Reply = await audit({ ...query, ...(next === '' ? {} : { cursor: next }) });
      seen.push(placesOn(ids, reply));
      next = pageSchema.parse(reply.body).next;
    }
    return seen;
  }

  it('names what cannot be read on the page that it belongs to', async () => {
    await play();
    const ids = await damage(1, 4, 5, 9);
    expect(await pages(ids, { limit: '3' })).toEqual([
      [[0, 2, 3], [1]],
      [
        [6, 7, 8],
        [4, 5, 9],
      ],
    ]);
  });

  it('has at least one entry on a page, however large it is', async () => {
    const by = { principal: { role: 'operations' as const }, tokenId: 'op-1', label: 'x' };
    const changes: AuditChange[] = [{ field: 'reason', from: null, to: 'x'.repeat(2_600_000) }];
    for (const hour of ['02', '03'])
      await world.ports.audit.begin({
        at: iso(`2024-01-10T${hour}:00:00Z`),
        by,
        subject: null,
        changes,
        operation: 'putCatalogue',
      });
    expect(await pages(await damage(), {})).toEqual([
      [[0], undefined],
      [[1], undefined],
    ]);
  });

  it('does so also where entries are too large for one answer', async () => {
    const by = { principal: { role: 'operations' as const }, tokenId: 'op-1', label: 'x' };
    const changes: AuditChange[] = [{ field: 'reason', from: null, to: 'x'.repeat(1_000_000) }];
    for (const hour of ['02', '03', '04', '05', '06']) {
      const at = iso(`2024-01-10T${hour}:00:00Z`);
      await world.ports.audit.begin({ at, by, subject: null, changes, operation: 'putCatalogue' });
    }
    const ids = await damage(1, 3);
    expect(await pages(ids, {})).toEqual([
      [[0, 2], [1]],
      [[4], [3]],
    ]);
  });

  it.each([
    [
      'operation',
      'getCatalogue',
      notValid('query:operation', `một trong: ${auditedOperations.map((one) => `«${one}»`).join(', ')}`),
    ],
    ['cursor', '2024-01-10', cursorOfAnother()],
    ['limit', '201', notWholeNumber('query:limit', 1, 200)],
    [
      'from',
      '2024-02-30',
      notValid('query:from', 'ngày như 2024-01-15 hoặc thời điểm có múi giờ như 2024-01-15T00:00:00Z'),
    ],
    ['who', 'op-1', unknownParameter('who', 'operation', 'from', 'to', 'limit', 'cursor')],
  ])('refuses %s=%s', async (name, value, error) => {
    expect(await audit({ [name]: value })).toEqual(
      refused(
        'malformed-request',
        'Tham số: «operation» là tên thao tác, ví dụ «putCatalogue» (nạp danh mục); «from», «to» là ngày hoặc thời điểm; «limit» từ 1 đến 200; «cursor» là «next» của trang trước.',
        { errors: [error] },
      ),
    );
  });
});
