import { expect, it } from 'vitest';
import { refused } from '../../fixtures/answers/problem.ts';
import { named } from '../../fixtures/answers/ranking.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { rankedWorld, twoWeeks } from '../../fixtures/ranked-world.ts';

it('GET /v1/rankings/{set}/{period}/across ranks all leagues in one order, by share', async () => {
  const world = await rankedWorld();
  expect(await world.get('/v1/rankings/S/2024-W01/across')).toEqual(
    refused(
      'not-found',
      'Tuần 01/2024 chưa có bảng xếp hạng theo Bộ chỉ số S (S). Tuần này xếp hạng lúc 06:05 ngày 08/01/2024 (Thứ Hai).',
    ),
  );
  await world.playWeek('2024-W01', twoWeeks['2024-W01']);
  const line = (of: keyof typeof named, rank: number, differences: object) => ({
    ...named[of],
    league: 'departments',
    rank,
    rankInLeague: rank,
    maxPoints: 100,
    ...differences,
  });
  expect(await world.get('/v1/rankings/S/2024-W01/across')).toEqual(
    answered(200, {
      set: 'S',
      period: '2024-W01',
      leagues: [
        { league: 'departments', edition: 1, provisional: false },
        { league: 'districts', edition: 1, provisional: false },
      ],
      lines: [line('P.B', 1, { points: 12 }), line('P.A', 2, { points: 10 }), line('P.C', 3, { points: 9 })],
      total: 3,
      next: null,
    }),
  );
});
