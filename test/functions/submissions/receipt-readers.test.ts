import { expect, it, vi } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { errorIn, refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { notePublished } from '../../fixtures/published.ts';
import { putCatalogue } from '../../fixtures/put-catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';

/** A catalogue with so many readers of the receipts of P.A, the last by id listed first, and one of P.B. */
function readBy(count: number): Catalogue {
  const reader = (id: string, unit: string) => ({
    id,
    unit,
    email: `${id}@a.example`,
    receives: ['receipts' as const],
    post: { vi: 'Văn thư', en: 'Clerk' },
  });
  const ofA = Array.from({ length: count }, (_, index) =>
    reader(`reader-${String(count - index).padStart(4, '0')}`, 'P.A'),
  );
  return { ...smallCatalogue(), recipients: [...ofA, reader('other', 'P.B')] };
}

const tooMany = (count: number, index: number) =>
  refused('invalid-catalogue', 'Danh mục chưa hợp lệ; sửa các mục được nêu rồi gửi lại.', {
    errors: [
      errorIn(
        'Người nhận Văn thư (reader-0021), thư nhận',
        `/recipients/${index}/receives`,
        'too-many-receipt-readers',
        `Đơn vị «P.A» có ${count} người nhận xác nhận gửi số liệu, nhiều nhất là 20; bỏ «receipts» ở những người không cần.`,
      ),
    ],
  });

it('a catalogue gives a unit at most twenty readers of its receipts, the first one too', async () => {
  const world = createWorld();
  const operations = await world.tokenFor({ role: 'operations' });
  expect(await putCatalogue(world.registry, operations, readBy(2_050))).toEqual(tooMany(2_050, 2_029));
  expect(await putCatalogue(world.registry, operations, readBy(20))).toEqual(answered(201, { version: 1 }));
  expect(await putCatalogue(world.registry, operations, readBy(21))).toEqual(tooMany(21, 0));
});

it('counts a reader with two posts once', async () => {
  const world = createWorld();
  const operations = await world.tokenFor({ role: 'operations' });
  const catalogue = readBy(20);
  const second = catalogue.recipients.map((one) => ({ ...one, id: `${one.id}-also` }));
  const doubled = { ...catalogue, recipients: [...catalogue.recipients, ...second] };
  expect(await putCatalogue(world.registry, operations, doubled)).toEqual(answered(201, { version: 1 }));
});

it('a catalogue of an earlier version with more may be applied again, with as many or fewer, not with more', async () => {
  const world = createWorld();
  world.ports.dropCap = 100;
  await world.applyCatalogue(readBy(25));
  const operations = await world.tokenFor({ role: 'operations' });
  expect(await putCatalogue(world.registry, operations, readBy(26))).toEqual(tooMany(26, 5));
  expect((await putCatalogue(world.registry, operations, readBy(25))).status).toBe(200);
  expect((await putCatalogue(world.registry, operations, readBy(23))).status).toBe(201);
  expect(await putCatalogue(world.registry, operations, readBy(24))).toEqual(tooMany(24, 3));
});

it('one submission plans the receipts of the first twenty readers by id, whatever the catalogue says', async () => {
  const world = createWorld('2024-01-10T02:00:00Z');
  await world.applyCatalogue(readBy(2_050));
  const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  const published = notePublished();
  const { status } = await world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': 'key-1',
    },
    body: { unit: 'P.A', set: 'S', period: '2024-W02', values: { 'S.3': { points: 9 } } },
  });
  expect(status).toBe(201);
  const planned = await world.ports.deliveries.byOccurrence({
    job: 'receipt',
    nominalTime: iso('2024-01-10T02:00:00Z'),
  });
  expect(planned.map(({ recipient }) => recipient.id).toSorted()).toEqual(
    Array.from({ length: 20 }, (_, index) => `reader-${String(index + 1).padStart(4, '0')}`),
  );
  expect(published.all).toEqual([['receipts-not-planned', 1]]);
  vi.restoreAllMocks();
});
