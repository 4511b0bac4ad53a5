import { describe, expect, it } from 'vitest';
import { rankedWorld, twoWeeks } from '../../fixtures/ranked-world.ts';

const query = { league: 'departments' };

async function played(commendation = { places: 2, from: 1000 }) {
  const world = await rankedWorld({ commendation, provisionalBelow: 8000 });
  await world.playWeek('2024-W01', twoWeeks['2024-W01']);
  const { 'P.C': _, ...others } = twoWeeks['2024-W02'];
  await world.playWeek('2024-W02', others);
  return world;
}

describe('GET /v1/league-tables/{set}/{period}', () => {
  it('tells averages, weeks won and on time, and who is proposed for commendation', async () => {
    const world = await played();
    const reply = await world.get('/v1/league-tables/S/2024-Q1', query);
    expect(reply).toMatchObject({ status: 200 });
    const line = { maxPoints: 100, weeks: 2, submitted: 2, onTime: 2 };
    expect(reply.body).toEqual({
      set: 'S',
      period: '2024-Q1',
      league: 'departments',
      from: '2023-12-15',
      to: '2024-03-14',
      weeks: [
        { period: '2024-W01', edition: 1, provisional: false },
        { period: '2024-W02', edition: 1, provisional: true },
      ],
      lines: [
        {
          ...line,
          unit: 'P.A',
          name: { vi: 'Sở A', en: 'Department A' },
          rank: 1,
          points: 13.25,
          bestRank: 1,
          wins: 1,
          candidate: true,
        },
        {
          ...line,
          unit: 'P.B',
          name: { vi: 'Sở B', en: 'Department B' },
          rank: 2,
          points: 12,
          bestRank: 1,
          wins: 1,
          candidate: true,
        },
        {
          ...line,
          unit: 'P.C',
          name: { vi: 'Sở C', en: 'Department C' },
          rank: 3,
          points: 4.5,
          submitted: 1,
          onTime: 1,
          bestRank: 3,
          wins: 0,
          candidate: false,
        },
      ],
    });
  });

  it('takes the newest edition of each week', async () => {
    const world = await played();
    await world.openException('P.C', '2024-W02');
    world.setNow('2024-01-15T02:00:00Z');
    await world.send('P.C', '2024-W02', twoWeeks['2024-W02']['P.C']);
    await world.recompute('2024-W02');
    expect(await world.get('/v1/league-tables/S/2024-Q1', query)).toMatchObject({
      body: {
        weeks: [{ edition: 1 }, { period: '2024-W02', edition: 2, provisional: false }],
        lines: [
          { unit: 'P.C', points: 14.5, wins: 1, candidate: true },
          { unit: 'P.A', candidate: true },
          { unit: 'P.B', candidate: false },
        ],
      },
    });
  });

  it.each([
    ['S/2024-W02', query, 404],
    ['S/2024-Q2', query, 404],
    ['S/2024-Q1', { league: 'nowhere' }, 404],
    ['X/2024-Q1', query, 404],
    ['S/2024-Q9', query, 400],
    ['S/2024-Q1', {}, 400],
  ])('answers %s %j with %i', async (path, asked, status) => {
    const world = await played();
    expect(await world.get(`/v1/league-tables/${path}`, asked)).toMatchObject({ status });
  });
});
