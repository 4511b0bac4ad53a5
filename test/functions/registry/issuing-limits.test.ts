import { beforeEach, expect, it } from 'vitest';
import { counted } from '../../fixtures/answers/headers.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { iso } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let operations: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  operations = await world.tokenFor({ role: 'operations' });
});

const post = (path: string, body: unknown) =>
  world.registry({
    method: 'POST',
    path,
    headers: {
      authorization: `Bearer ${operations}`,
      'content-type': 'application/json',
      'accept-language': 'en',
    },
    body,
  });

const issue = (principal: object) => post('/v1/tokens', { principal, label: 'máy' });
const ofUnit = (unit: string) => issue({ role: 'unit', unit });

it('F90: a unit is issued twenty tokens a day; other units and the next day do not notice', async () => {
  for (let nth = 1; nth <= 20; nth += 1) expect((await ofUnit('P.A')).status).toBe(201);
  expect(await ofUnit('P.A')).toEqual(
    refused(
      'too-many-requests',
      'Nothing was issued: 20 tokens were issued today for the same unit, for leaders or for operations, the most for a day. Use those, or issue more from midnight.',
      { language: 'en', headers: { ...counted(), 'retry-after': `${15 * 3_600}` } },
    ),
  );
  expect((await ofUnit('P.B')).status).toBe(201);
  world.setNow('2024-01-10T17:00:00Z');
  expect((await ofUnit('P.A')).status).toBe(201);
});

it('F90: leaders are issued two hundred tokens a day, operations twenty', async () => {
  const issued = async (role: string) => {
    let count = 0;
    while ((await issue({ role })).status === 201) count += 1;
    return count;
  };
  expect([await issued('leader'), await issued('operations')]).toEqual([200, 20]);
});

it('F93: a unit, set and period have twenty exceptions at most', async () => {
  const open = (period: string) =>
    post('/v1/exceptions', {
      unit: 'P.A',
      set: 'S',
      period,
      officer: 'Chánh Văn phòng',
      reason: 'Sửa',
      expiresAt: '2024-01-12T00:00:00Z',
    });
  for (let nth = 1; nth <= 20; nth += 1) expect((await open('2024-W01')).status).toBe(201);
  expect(await open('2024-W01')).toEqual(
    refused(
      'conflict',
      'Nothing was opened: this unit, set and period have had 20 exceptions, the most they may have. Use the open one if there is one; otherwise report the figures in a later period.',
      { language: 'en' },
    ),
  );
  expect((await open('2024-W02')).status).toBe(201);
});

it('F93: of thirty exceptions opened at once, after three, twenty are made in all', async () => {
  const open = () =>
    post('/v1/exceptions', {
      unit: 'P.A',
      set: 'S',
      period: '2024-W01',
      officer: 'Chánh Văn phòng',
      reason: 'Sửa',
      expiresAt: '2024-01-12T00:00:00Z',
    });
  const earlier = { unit: 'P.A', set: 'S', period: '2024-W01', officer: 'Chánh Văn phòng', reason: 'Sửa' };
  const at = { expiresAt: iso('2024-01-12T00:00:00Z'), openedAt: iso('2024-01-09T00:00:00Z') };
  for (const id of ['a', 'b', 'c']) await world.ports.exceptions.put({ ...earlier, ...at, id, tokenId: 't' });
  const answers = await Promise.all(Array.from({ length: 30 }, open));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([
    ...Array(17).fill(201),
    ...Array(13).fill(409),
  ]);
  expect((await world.ports.exceptions.list('P.A', 'S', '2024-W01')).found).toHaveLength(20);
});

it('F90: a flood with wrong tokens does not use up what a valid one may request', async () => {
  const [, id] = operations.split('_');
  for (let nth = 0; nth < 200; nth += 1) {
    const wrong = { authorization: `Bearer tiendo_${id}_${'A'.repeat(43)}` };
    expect((await world.registry({ method: 'GET', path: '/v1/tokens', headers: wrong })).status).toBe(401);
  }
  const { ratelimit } = (await ofUnit('P.A')).headers;
  expect({ ratelimit }).toEqual({ ratelimit: counted().ratelimit });
});
