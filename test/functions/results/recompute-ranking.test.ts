import { beforeEach, describe, expect, it } from 'vitest';
import { rankedWorld, twoWeeks } from '../../fixtures/ranked-world.ts';

let world: Awaited<ReturnType<typeof rankedWorld>>;

const correctedAt = '2024-01-09T02:00:00Z';

beforeEach(async () => {
  world = await rankedWorld();
  await world.playWeek('2024-W01', twoWeeks['2024-W01']);
});

async function correct() {
  expect(await world.openException('P.A', '2024-W01')).toMatchObject({ status: 201 });
  world.setNow(correctedAt);
  const values = { 'S.3': { points: 9.5 } };
  expect(await world.send('P.A', '2024-W01', values, { reason: 'nhầm dòng' }, 1)).toMatchObject({
    status: 201,
  });
}

describe('POST /v1/rankings/{set}/{period}/editions', () => {
  it('makes edition 2, which says whom it moved and by which revision; edition 1 stays', async () => {
    const first = await world.ranking('2024-W01');
    await correct();
    const reply = await world.recompute('2024-W01');
    expect(reply).toMatchObject({ status: 201, body: { editions: [{ league: 'departments' }] } });
    const second = await world.ranking('2024-W01');
    expect(reply.body).toEqual({ editions: [second.body] });
    expect(second.body).toMatchObject({
      edition: 2,
      cutOffAt: correctedAt,
      recomputed: {
        reason: 'Đính chính số liệu',
        moved: [
          {
            unit: 'P.A',
            name: { vi: 'Sở A', en: 'Department A' },
            before: { rank: 2, points: 10, revision: 1 },
            after: { rank: 1, points: 14.5, revision: 2 },
          },
          {
            unit: 'P.B',
            name: { vi: 'Sở B', en: 'Department B' },
            before: { rank: 1, points: 12, revision: 1 },
            after: { rank: 2, points: 12, revision: 1 },
          },
        ],
      },
      lines: [
        { unit: 'P.A', rank: 1, points: 14.5, revision: 2 },
        { unit: 'P.B', rank: 2 },
        { unit: 'P.C', rank: 3 },
      ],
    });
    expect(await world.ranking('2024-W01', 1)).toEqual(first);
  });

  it('compares the next week with the newest edition', async () => {
    await correct();
    await world.recompute('2024-W01');
    await world.playWeek('2024-W02', twoWeeks['2024-W02']);
    expect(await world.ranking('2024-W02')).toMatchObject({
      body: {
        comparedWith: { period: '2024-W01', edition: 2 },
        lines: [{ unit: 'P.C' }, { unit: 'P.A', delta: { points: 2, places: -1 } }, { unit: 'P.B' }],
      },
    });
  });

  it('makes the following week again too, once the week before has another edition', async () => {
    await world.playWeek('2024-W02', twoWeeks['2024-W02']);
    await correct();
    await world.recompute('2024-W01');
    world.setNow('2024-01-16T02:00:00Z');
    expect(await world.recompute('2024-W02')).toMatchObject({
      status: 201,
      body: {
        editions: [
          {
            league: 'departments',
            edition: 2,
            comparedWith: { period: '2024-W01', edition: 2 },
            recomputed: { moved: [] },
          },
        ],
      },
    });
  });

  it('refuses with 409 when nothing has changed, in the stores of AWS as in memory', async () => {
    await world.playWeek('2024-W02', twoWeeks['2024-W02']);
    const find = world.ports.editions.find.bind(world.ports.editions);
    world.ports.editions.find = async (...key) => {
      const found = await find(...key);
      return found && reversedKeys(found);
    };
    expect(await world.recompute('2024-W02')).toMatchObject({
      status: 409,
      body: { type: '/docs/problems#nothing-changed' },
    });
    expect(await world.ranking('2024-W02', 2)).toMatchObject({ status: 404 });
  });

  it('refuses with 409 when somebody else makes the edition meanwhile', async () => {
    await correct();
    const freeze = world.ports.editions.freeze.bind(world.ports.editions);
    world.ports.editions.freeze = async (edition) => {
      await freeze({ ...edition, recomputed: { reason: 'khác', moved: [] } });
      return freeze(edition);
    };
    expect(await world.recompute('2024-W01')).toMatchObject({
      status: 409,
      body: { type: '/docs/problems#conflict' },
    });
    expect(await world.ranking('2024-W01')).toMatchObject({ body: { recomputed: { reason: 'khác' } } });
  });

  it.each([
    ['2024-W03', undefined, 404],
    ['2024-W01', {}, 400],
    ['2024-W01', { reason: '  ' }, 400],
    ['2024-W01', { reason: 'x', more: 1 }, 400],
  ])('answers %s %j with %i', async (period, body, status) => {
    expect(await world.recompute(period, body)).toMatchObject({ status });
  });
});

/** The same content with the keys of every object the other way round, as another store may give them back. */
function reversedKeys<T>(content: T): T {
  return JSON.parse(JSON.stringify(content), (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  );
}
