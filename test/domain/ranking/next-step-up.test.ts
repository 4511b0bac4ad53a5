import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSet, findUnit } from '../../../domain/catalogue/units.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { competitionRank, morePointsFirst } from '../../../domain/ranking/competition-rank.ts';
import { cheapestStepUp, type StepUp } from '../../../domain/ranking/next-step-up.ts';
import { Totals } from '../../../domain/ranking/totals.ts';
import { scoreUnit } from '../../../domain/scoring/score-unit.ts';
import type { Values } from '../../../domain/submission/values.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const catalogue = smallCatalogue();
const set = findSet(catalogue, 'S');
const unit = findUnit(catalogue, 'P.A');
if (set === undefined || unit === undefined) throw new Error('the fixture has changed');

const pair = fc
  .tuple(fc.nat(400), fc.nat(400))
  .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
const anyValues = fc.record(
  {
    'S.1': pair.map(([numerator, denominator]): Value => ({ kind: 'ratio', numerator, denominator })),
    'S.2': pair.map(([done, total]): Value => ({ kind: 'tasks', done, total })),
    'S.3': fc.nat(1_000).map((points): Value => ({ kind: 'points', points })),
    'S.4': fc.nat(800).map((count): Value => ({ kind: 'count', count })),
  },
  { requiredKeys: [] },
);

function raised(values: Values, { indicator, more }: StepUp): Values {
  const value = values.get(indicator);
  const more_ = (by: number): Value => {
    if (value?.kind === 'ratio') return { ...value, numerator: value.numerator + by };
    if (value?.kind === 'tasks') return { ...value, done: value.done + by };
    if (value?.kind === 'points') return { ...value, points: value.points + by };
    if (value?.kind === 'count') return { ...value, count: value.count + by };
    throw new Error('a step on a value that cannot be raised');
  };
  return new Map([...values, [indicator, more_(more)]]);
}

function rankOf(points: number, others: readonly number[]): number | undefined {
  const all = [points, ...others].map((one, index) => ({ unit: `U${index}`, points: one }));
  return competitionRank(all, morePointsFirst).find(({ unit: id }) => id === 'U0')?.rank;
}

describe('the cheapest step up', () => {
  it('names the least to add, in the indicator’s own quantity', () => {
    const values: Values = new Map([
      ['S.1', { kind: 'ratio', numerator: 40, denominator: 100 }],
      ['S.2', { kind: 'tasks', done: 1, total: 3 }],
    ]);
    const score = scoreUnit(set, unit, values);
    expect(score.points).toBe(3_667);
    // S.1 earns 75 per record: 4 of the 80 remaining records bring 300; one more of 3 tasks brings 666.
    expect(cheapestStepUp(set, score, values, new Totals([score.points, 3_900, 9_000]))).toEqual({
      indicator: 'S.1',
      more: 4,
      points: 300,
      rank: 2,
    });
  });

  it('is none for whoever leads, and where no single indicator is enough', () => {
    const values: Values = new Map([['S.2', { kind: 'tasks', done: 1, total: 3 }]]);
    const score = scoreUnit(set, unit, values);
    expect(cheapestStepUp(set, score, values, new Totals([score.points, score.points, 0]))).toBeNull();
    expect(cheapestStepUp(set, score, values, new Totals([score.points, 10_000]))).toBeNull();
  });

  it('really gains the place it names, and nothing less would', () => {
    fc.assert(
      fc.property(anyValues, fc.array(fc.nat(10_000), { minLength: 1, maxLength: 20 }), (given, others) => {
        const values: Values = new Map(Object.entries(given));
        const score = scoreUnit(set, unit, values);
        const step = cheapestStepUp(set, score, values, new Totals([score.points, ...others]));
        if (step === null) return;
        const after = scoreUnit(set, unit, raised(values, step)).points;
        expect(after - score.points).toBe(step.points);
        expect(rankOf(after, others)).toBe(step.rank);
        expect(step.rank).toBeLessThan(rankOf(score.points, others) ?? 0);
        const less = scoreUnit(set, unit, raised(values, { ...step, more: step.more - 1 })).points;
        expect(rankOf(less, others)).toBe(rankOf(score.points, others));
      }),
      { numRuns: 1_000 },
    );
  });
});
