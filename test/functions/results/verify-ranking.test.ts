import { beforeEach, describe, expect, it } from 'vitest';
import { catalogueWith, rankedWorld, twoWeeks } from '../../fixtures/ranked-world.ts';

let world: Awaited<ReturnType<typeof rankedWorld>>;

const digest = expect.stringMatching(/^[0-9a-f]{64}$/);

beforeEach(async () => {
  world = await rankedWorld({ missing: { carryForward: 2 } });
  await world.playWeek('2024-W01', twoWeeks['2024-W01']);
  const { 'P.B': _, ...others } = twoWeeks['2024-W02'];
  await world.playWeek('2024-W02', others);
});

async function correct(unit: string, period: string, now: string, values: unknown, revision: number) {
  await world.openException(unit, period);
  world.setNow(now);
  const ifMatch = revision === 1 ? undefined : revision - 1;
  const reply = await world.send(unit, period, values, revision === 1 ? {} : { reason: 'nhầm' }, ifMatch);
  expect(reply).toMatchObject({ status: 201 });
}

describe('GET /v1/rankings/{set}/{period}/verification', () => {
  it('F30: rebuilds every edition exactly as it was frozen', async () => {
    expect((await world.verify('2024-W02')).body).toEqual({
      set: 'S',
      period: '2024-W02',
      identical: true,
      editions: [
        { league: 'departments', edition: 1, inputDigest: digest, rebuiltDigest: digest, identical: true },
        { league: 'districts', edition: 1, inputDigest: digest, rebuiltDigest: digest, identical: true },
      ],
    });
  });

  it('F30: still does after later submissions, a new catalogue and re-computations of both weeks', async () => {
    await correct('P.A', '2024-W01', '2024-01-15T02:00:00Z', { 'S.3': { points: 9.5 } }, 2);
    await correct('P.B', '2024-W02', '2024-01-15T03:00:00Z', { 'S.3': { points: 1 } }, 1);
    await world.recompute('2024-W01');
    await world.recompute('2024-W02');
    const changed = catalogueWith({ missing: 'zero', notApplicable: 'zero' });
    const renamed = changed.units.map((unit) => ({ ...unit, name: { vi: 'Tên khác', en: 'Renamed' } }));
    await world.ports.catalogues.put(2, { ...changed, units: renamed }, '2024-01-16T02:00:00Z');
    world.setNow('2024-01-16T03:00:00Z');
    await world.recompute('2024-W02');
    for (const [period, editions] of [
      ['2024-W01', 2],
      ['2024-W02', 3],
    ] as const) {
      const { body } = await world.verify(period);
      expect(body).toMatchObject({ identical: true });
      expect(body).toHaveProperty(`editions.${editions - 1}.edition`, editions);
    }
  });

  it('says which editions do not come out again when history has lost a submission', async () => {
    const latest = world.ports.submissions.latestByUnit.bind(world.ports.submissions);
    world.ports.submissions.latestByUnit = async (set, period, until) =>
      (await latest(set, period, until)).filter(({ unit }) => period !== '2024-W02' || unit !== 'P.C');
    expect(await world.verify('2024-W02')).toMatchObject({
      status: 200,
      body: {
        identical: false,
        editions: [
          { league: 'departments', identical: false },
          { league: 'districts', identical: true },
        ],
      },
    });
    expect(await world.verify('2024-W01')).toMatchObject({ body: { identical: true } });
  });

  it('says so when the catalogue version, or the edition it was compared with, is gone', async () => {
    const find = world.ports.editions.find.bind(world.ports.editions);
    world.ports.editions.find = async (set, period, league, edition) =>
      period === '2024-W01' ? null : find(set, period, league, edition);
    expect(await world.verify('2024-W02')).toMatchObject({
      body: { identical: false, editions: [{ rebuiltDigest: null }, { rebuiltDigest: null }] },
    });
    world.ports.editions.find = find;
    const current = await world.ports.catalogues.current();
    world.ports.catalogues.current = async () => current;
    world.ports.catalogues.find = async () => null;
    expect(await world.verify('2024-W02')).toMatchObject({
      body: { identical: false, editions: [{ rebuiltDigest: null }, { rebuiltDigest: null }] },
    });
  });

  it('says so when a frozen line was changed', async () => {
    const find = world.ports.editions.find.bind(world.ports.editions);
    world.ports.editions.find = async (...key) => {
      const found = await find(...key);
      return found && { ...found, lines: found.lines.map((line) => ({ ...line, points: line.points + 1 })) };
    };
    expect(await world.verify('2024-W02')).toMatchObject({ body: { identical: false } });
  });

  it.each([
    ['2024-W03', 404],
    ['2024-W99', 400],
  ])('answers %s with %i', async (period, status) => {
    expect(await world.verify(period)).toMatchObject({ status });
  });
});
