import { describe, expect, it } from 'vitest';
import { refused } from '../../fixtures/answers/problem.ts';
import { unknownSet } from '../../fixtures/answers/refusals.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { rankedWorld } from '../../fixtures/ranked-world.ts';

const standing = (points: number, rank: number) => ({ 'S.QG': { points, rank, of: 63 } });

describe('GET /v1/standings/{set}/{period}', () => {
  it('shows what the nation published about the province, week by week, with its own changes', async () => {
    const world = await rankedWorld();
    world.setNow('2024-01-05T05:00:00Z');
    await world.send('P', '2024-W01', standing(75.67, 1));
    world.setNow('2024-01-12T05:00:00Z');
    await world.send('P', '2024-W02', standing(79.06, 4));
    const published = { of: 63, illustrative: false };
    expect(await world.get('/v1/standings/S/2024-W02')).toEqual(
      answered(200, {
        set: 'S',
        indicator: 'S.QG',
        name: { vi: 'Chỉ số S.QG', en: 'Indicator S.QG' },
        unit: 'P',
        series: [
          { period: '2024-W01', points: 75.67, rank: 1, ...published, comparedWith: null, delta: null },
          {
            period: '2024-W02',
            points: 79.06,
            rank: 4,
            ...published,
            comparedWith: '2024-W01',
            delta: { points: 3.39, places: -3 },
          },
        ],
      }),
    );
  });

  it('is not there for a set without such a standing, nor for an unknown one', async () => {
    const world = await rankedWorld({ headline: undefined });
    expect(await world.get('/v1/standings/S/2024-W02')).toEqual(
      refused('not-found', 'Bộ chỉ số S (S) không theo dõi thứ hạng do nơi khác công bố.'),
    );
    expect(await world.get('/v1/standings/X/2024-W02')).toEqual(unknownSet);
  });
});
