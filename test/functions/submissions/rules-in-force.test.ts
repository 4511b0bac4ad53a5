import { describe, expect, it } from 'vitest';
import { rankingSchema } from '../../../contract/rankings/ranking.ts';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import type { Indicator } from '../../../domain/kinds/kinds.ts';
import { drawnId } from '../../fixtures/answers/drawn.ts';
import { errorAt, indicatorNamed } from '../../fixtures/answers/problem.ts';
import { completeBy, lacking, preview, receipt, revisionReceipt } from '../../fixtures/answers/receipt.ts';
import { invalidFigures } from '../../fixtures/answers/refusals.ts';
import { answered, varies } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { rankedWorld } from '../../fixtures/ranked-world.ts';

/** The set with each indicator changed. */
function setWith(change: (indicator: Indicator) => Indicator): Partial<IndicatorSet> {
  return { indicators: smallCatalogue().sets.flatMap(({ indicators }) => indicators.map(change)) };
}

const movingTarget = setWith((indicator) =>
  indicator.kind === 'count'
    ? { ...indicator, target: 1_005_735, changes: [{ from: '2024-01-08', target: 1_200_000 }] }
    : indicator,
);

const fewerPoints = setWith((indicator) =>
  indicator.kind === 'points'
    ? { ...indicator, changes: [{ from: '2024-01-14', maxPoints: 500 }] }
    : indicator,
);

const figures = { 'S.4': { count: 1_005_735 } };

describe('rules that change on a date', () => {
  it('score the preview by what is in force on the period’s last day, also when it is read later', async () => {
    const world = await rankedWorld(movingTarget);
    const [first] = await world.playWeek('2024-W01', { 'P.A': figures });
    const [second] = await world.playWeek('2024-W02', { 'P.A': figures });
    const kept = {
      '2024-W01': revisionReceipt({
        id: drawnId(3),
        period: '2024-W01',
        receivedAt: '2024-01-05T05:00:00Z',
        dueAt: '2024-01-05T09:00:00Z',
        preview: preview(10, 0, 10),
        ...lacking('S.1', 'S.2', 'S.3'),
      }),
      '2024-W02': revisionReceipt({
        id: drawnId(6),
        receivedAt: '2024-01-12T05:00:00Z',
        preview: preview(8.38, 0, 8.38),
        ...lacking('S.1', 'S.2', 'S.3'),
      }),
    };
    const headers = { etag: '"1"', 'content-language': 'vi' };
    expect(first).toEqual(
      answered(
        201,
        receipt({ ...kept['2024-W01'], nextSteps: [completeBy(3, '16:00 ngày 05/01/2024 (Thứ Sáu)')] }),
        headers,
      ),
    );
    expect(second).toEqual(
      answered(
        201,
        receipt({ ...kept['2024-W02'], nextSteps: [completeBy(3, '16:00 ngày 12/01/2024 (Thứ Sáu)')] }),
        headers,
      ),
    );
    const token = await world.tokenFor({ role: 'leader' });
    const read = (period: string) =>
      world.submissions({
        method: 'GET',
        path: `/v1/submissions/S/${period}/P.A`,
        headers: { authorization: `Bearer ${token}` },
      });
    for (const period of ['2024-W01', '2024-W02'] as const)
      expect(await read(period)).toEqual(
        answered(200, { ...kept[period], values: figures }, { ...headers, ...varies }),
      );
    const { lines } = rankingSchema.parse((await world.ranking('2024-W02')).body);
    expect(lines.map(({ points }) => points)).toEqual([8.38, 0, 0]);
  });

  it('bound what may be sent by what is in force on the period’s last day', async () => {
    const world = await rankedWorld(fewerPoints);
    const [first] = await world.playWeek('2024-W01', { 'P.A': { 'S.3': { points: 9 } } });
    expect(first?.status).toBe(201);
    const [second] = await world.playWeek('2024-W02', { 'P.A': { 'S.3': { points: 9 } } });
    expect(second).toEqual(
      invalidFigures(
        errorAt(
          '/values/S.3/points',
          'exceeds-whole',
          'Điểm (9) không được lớn hơn điểm tối đa (5).',
          indicatorNamed('S.3'),
        ),
      ),
    );
  });
});
