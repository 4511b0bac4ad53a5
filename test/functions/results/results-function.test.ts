import { beforeEach, describe, expect, it } from 'vitest';
import { findSet } from '../../../domain/catalogue/units.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld('2024-01-14T23:00:00Z');
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'leader' });
  const set = findSet(smallCatalogue(), 'S');
  if (set !== undefined) await world.ports.submissions.append(set, submissionOf());
  await world.run('rank', '2024-01-14T23:00:00Z');
});

const get = (path: string, query: Record<string, string> = {}, authorization = `Bearer ${token}`) =>
  world.reports({ method: 'GET', path: `/v1/rankings/${path}`, query, headers: { authorization } });

describe('GET /v1/rankings/{set}/{period}', () => {
  it('tells the frozen ranking in points', async () => {
    expect(await get('S/2024-W02', { league: 'departments' })).toMatchObject({
      status: 200,
      headers: { etag: expect.stringMatching(/^"[0-9a-f]{64}"$/) },
      body: {
        set: 'S',
        period: '2024-W02',
        league: 'departments',
        edition: 1,
        expected: 3,
        received: 1,
        lines: [
          {
            unit: 'P.A',
            name: { vi: 'Sở A', en: 'Department A' },
            rank: 1,
            points: 5,
            maxPoints: 100,
            submitted: true,
            delta: null,
            groups: [
              { group: 'G1', points: 0, maxPoints: 80 },
              { group: 'G2', points: 5, maxPoints: 20 },
            ],
          },
          { unit: 'P.B', rank: 2, points: 0, submitted: false },
          { unit: 'P.C', rank: 2, points: 0, submitted: false },
        ],
      },
    });
  });

  it('tells a given edition', async () => {
    expect(await get('S/2024-W02', { league: 'departments', edition: '1' })).toMatchObject({ status: 200 });
    expect(await get('S/2024-W02', { league: 'departments', edition: '2' })).toMatchObject({ status: 404 });
  });

  it('is open to every token and to nobody else', async () => {
    for (const principal of [{ role: 'unit', unit: 'P.B' }, { role: 'operations' }] as const) {
      token = await world.tokenFor(principal);
      expect(await get('S/2024-W02', { league: 'districts' })).toMatchObject({ status: 200 });
    }
    expect(await get('S/2024-W02', { league: 'districts' }, '')).toMatchObject({ status: 401 });
  });

  it.each([
    ['S/2024-W03', { league: 'departments' }, 404, undefined],
    ['S/2024-W02', { league: 'nowhere' }, 404, undefined],
    ['S/2024-W02', {}, 400, 'query:league'],
    ['S/2024-W60', { league: 'departments' }, 400, 'path:period'],
    ['S/2024-W02', { league: 'departments', edition: '0' }, 400, 'query:edition'],
    ['S/2024-W02', { league: 'departments', colour: 'red' }, 400, 'query:colour'],
  ])('answers %s %j with %i', async (path, query, status, pointer) => {
    const reply = await get(path, query);
    expect(reply).toMatchObject({
      status,
      ...(pointer === undefined ? {} : { body: { errors: [{ pointer }] } }),
    });
  });

  it('names the leagues when none is given', async () => {
    expect(await get('S/2024-W02')).toMatchObject({
      body: { detail: expect.stringContaining('departments, districts') },
    });
  });
});
