import { describe, expect, it } from 'vitest';
import type { Indicator, IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
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
    expect(first).toMatchObject({ status: 201, body: { preview: { points: 10, maxPoints: 100 } } });
    expect(second).toMatchObject({ status: 201, body: { preview: { points: 8.38, maxPoints: 100 } } });
    const token = await world.tokenFor({ role: 'leader' });
    const read = (period: string) =>
      world.submissions({
        method: 'GET',
        path: `/v1/submissions/S/${period}/P.A`,
        headers: { authorization: `Bearer ${token}` },
      });
    expect(await read('2024-W01')).toMatchObject({ body: { preview: { points: 10 } } });
    expect(await read('2024-W02')).toMatchObject({ body: { preview: { points: 8.38 } } });
    expect(await world.ranking('2024-W02')).toMatchObject({ body: { lines: [{ points: 8.38 }, {}, {}] } });
  });

  it('bound what may be sent by what is in force on the period’s last day', async () => {
    const world = await rankedWorld(fewerPoints);
    const [first] = await world.playWeek('2024-W01', { 'P.A': { 'S.3': { points: 9 } } });
    expect(first).toMatchObject({ status: 201 });
    const [second] = await world.playWeek('2024-W02', { 'P.A': { 'S.3': { points: 9 } } });
    expect(second).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/values/S.3/points', detail: expect.stringContaining('5') }] },
    });
  });
});
