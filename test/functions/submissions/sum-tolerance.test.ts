import { describe, expect, it } from 'vitest';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import { errorAt, indicatorNamed } from '../../fixtures/answers/problem.ts';
import { invalidFigures } from '../../fixtures/answers/refusals.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { rankedWorld } from '../../fixtures/ranked-world.ts';

/** The small set with points S.P that are the sum of S.P1 and S.P2, rounded where they were published. */
function withSum(): Partial<IndicatorSet> {
  const [set] = smallCatalogue().sets;
  const like = set?.indicators.find(({ id }) => id === 'S.5');
  if (set === undefined || like?.kind !== 'amount') throw new Error('the fixture has changed');
  const points = ['S.P', 'S.P1', 'S.P2'].map((id, index) => ({
    ...like,
    id,
    number: 50 + index,
    name: { vi: `Chỉ số ${id}`, en: `Indicator ${id}` },
    kind: 'points' as const,
    maxPoints: 10_000,
  }));
  const groups = set.groups.map((group) => ({
    ...group,
    maxPoints: group.id === 'G2' ? 32_000 : group.maxPoints,
  }));
  return {
    indicators: [...set.indicators, ...points],
    groups,
    sums: [{ total: 'S.P', parts: ['S.P1', 'S.P2'], tolerance: 5 }],
  };
}

describe('a declared sum with a tolerance', () => {
  it('warns on the receipt of a difference within it, asks for no comment, and refuses one beyond it', async () => {
    const world = await rankedWorld(withSum());
    world.setNow('2024-01-05T05:00:00Z');
    const send = (total: number) =>
      world.send('P.A', '2024-W01', {
        'S.P': { points: total },
        'S.P1': { points: 40 },
        'S.P2': { points: 39.9 },
      });
    expect(await send(79.8)).toEqual(
      invalidFigures(
        errorAt(
          '/values/S.P',
          'sum-disagrees',
          'S.P ghi 79,80 nhưng S.P1 + S.P2 = 79,90 (lệch 0,10, cho phép 0,05); sửa tổng hoặc các số thành phần.',
          indicatorNamed('S.P'),
        ),
      ),
    );
    const { status, body } = await send(79.86);
    const { outcome, warnings } = Object(body);
    expect([status, outcome, warnings]).toEqual([
      201,
      'accepted-with-warnings',
      [
        {
          indicator: 'S.P',
          code: 'sum-differs',
          detail:
            'S.P, điểm: ghi 79,86, các thành phần cộng lại là 79,90; chênh lệch trong mức làm tròn cho phép.',
          comment: '',
        },
      ],
    ]);
  });
});
