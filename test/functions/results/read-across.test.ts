import { expect, it } from 'vitest';
import { rankedWorld, twoWeeks } from '../../fixtures/ranked-world.ts';

it('GET /v1/rankings/{set}/{period}/across ranks all leagues in one order, by share', async () => {
  const world = await rankedWorld();
  expect(await world.get('/v1/rankings/S/2024-W01/across')).toMatchObject({ status: 404 });
  await world.playWeek('2024-W01', twoWeeks['2024-W01']);
  const { status, body } = await world.get('/v1/rankings/S/2024-W01/across');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    set: 'S',
    period: '2024-W01',
    leagues: [
      { league: 'departments', edition: 1, provisional: false },
      { league: 'districts', edition: 1, provisional: false },
    ],
    lines: [
      { unit: 'P.B', league: 'departments', rank: 1, rankInLeague: 1, maxPoints: 100 },
      { unit: 'P.A', league: 'departments', rank: 2, rankInLeague: 2 },
      { unit: 'P.C', league: 'departments', rank: 3, rankInLeague: 3 },
      { unit: 'P.Q', league: 'districts', rank: 4, rankInLeague: 1, points: 0 },
    ],
  });
});
