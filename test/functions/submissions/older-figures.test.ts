import { beforeEach, describe, expect, it } from 'vitest';
import { errorAt, indicatorNamed } from '../../fixtures/answers/problem.ts';
import { invalidFigures } from '../../fixtures/answers/refusals.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;
let sent = 0;

/** A world in which figures as of Friday 12 January 2024 were sent for week 2; it is Tuesday 16 January. */
beforeEach(async () => {
  world = createWorld('2024-01-12T08:00:00Z');
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  expect((await send({ period: '2024-W02', asOf: '2024-01-12' })).status).toBe(201);
  world.setNow('2024-01-16T08:00:00Z');
});

function send(changes: object) {
  sent += 1;
  return world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `older-figures-key-${sent}`,
    },
    body: { unit: 'P.A', set: 'S', values: { 'S.4': { count: 90 } }, ...changes },
  });
}

const older = { period: '2024-W03', asOf: '2024-01-11' };

describe('figures that are older than some sent before', () => {
  it('need an explanation, and the question says that they are older, and than what', async () => {
    expect(await send(older)).toEqual(
      invalidFigures(
        errorAt(
          '/comments/S.4',
          'needs-comment',
          'S.4: số liệu tính đến 11/01/2024, cũ hơn số liệu tính đến 12/01/2024 đã gửi. Sửa ngày số liệu, hoặc ghi giải trình hay ghi chú.',
          indicatorNamed('S.4'),
        ),
      ),
    );
  });

  it.each([
    ['a comment', { comments: { 'S.4': 'Số liệu của hệ thống cũ' } }],
    ['a note', { note: 'Số liệu của hệ thống cũ' }],
  ])('are accepted with %s', async (_, explanation) => {
    expect((await send({ ...older, ...explanation })).status).toBe(201);
  });

  it.each([
    ['of the same day', { period: '2024-W03', asOf: '2024-01-12' }],
    ['of a later day', { period: '2024-W03', asOf: '2024-01-16' }],
    ['without a date', { period: '2024-W03' }],
    ['of another indicator', { ...older, values: { 'S.3': { points: 5 } } }],
  ])('are not those %s', async (_, changes) => {
    expect((await send(changes)).status).toBe(201);
  });

  it.each([
    ['2024-W14', '2024-04-05T08:00:00Z', 422],
    ['2024-W15', '2024-04-12T08:00:00Z', 201],
  ])('are looked for in the twelve periods before: from %s', async (period, now, status) => {
    world.setNow(now);
    expect((await send({ period, asOf: '2024-01-11' })).status).toBe(status);
  });

  it('are those of a period whose date was stated, also in the same period', async () => {
    const later = { period: '2024-W03', values: { 'S.3': { points: 5 } } };
    expect((await send({ period: '2024-W03', asOf: '2024-01-16' })).status).toBe(201);
    const again = { ...later, asOf: '2024-01-15', values: { 'S.4': { count: 90 }, 'S.3': { points: 5 } } };
    const { body } = await send(again);
    expect(Object(body).errors.map(({ code, pointer }: Record<string, string>) => [pointer, code])).toEqual([
      ['/comments/S.4', 'needs-comment'],
    ]);
    expect((await send({ ...later, asOf: '2024-01-15' })).status).toBe(201);
  });

  it('are refused as of a day that has not come', async () => {
    const future = await send({ period: '2024-W03', asOf: '2024-01-17' });
    expect(future).toEqual(
      invalidFigures(
        errorAt(
          '/asOf',
          'in-future',
          'Ngày số liệu 17/01/2024 chưa đến; hôm nay là 16/01/2024. Sửa ngày số liệu.',
        ),
      ),
    );
  });
});
