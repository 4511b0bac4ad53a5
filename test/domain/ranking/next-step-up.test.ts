import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import { findSet, findUnit } from '../../../domain/catalogue/units.ts';
import type { Indicator, Value } from '../../../domain/kinds/kinds.ts';
import { cheapestStepUp } from '../../../domain/ranking/next-step-up.ts';
import type { Share } from '../../../domain/ranking/share.ts';
import { Totals } from '../../../domain/ranking/totals.ts';
import type { Values } from '../../../domain/submission/values.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { stepByTrying } from './oracle/step-by-trying.ts';
import { scored } from './scored.ts';

const catalogue = smallCatalogue();
const set = findSet(catalogue, 'S');
const unit = findUnit(catalogue, 'P.A');
if (set === undefined || unit === undefined) throw new Error('the fixture has changed');

/** A set whose ratio follows a rule, and whose points and count are small enough to try every figure. */
function setWith(rule: object, notApplicable: NonNullable<IndicatorSet['notApplicable']>): IndicatorSet {
  const indicators = (set?.indicators ?? []).map((indicator): Indicator => {
    if (indicator.id === 'S.1' && indicator.kind === 'ratio') return { ...indicator, ...rule };
    if (indicator.kind === 'points') return { ...indicator, maxPoints: 60 };
    return indicator.kind === 'count' ? { ...indicator, target: 30 } : indicator;
  });
  return { ...(set ?? catalogue.sets[0] ?? never()), indicators, notApplicable };
}

function never(): never {
  throw new Error('the fixture has changed');
}

const rules = fc.constantFrom(
  {},
  { targetBasisPoints: 3_333 },
  { rule: { kind: 'lower' as const, zeroAt: 9_999 }, targetBasisPoints: 2_000 },
  {
    rule: {
      kind: 'bands' as const,
      bands: [
        { from: 0, earns: 500 },
        { from: 3_333, earns: 4_000 },
        { from: 7_000, earns: 4_000 },
        { from: 9_000, earns: 8_000 },
      ],
    },
  },
);
const none = fc.constant<Value>({ kind: 'none' });
const pair = fc
  .tuple(fc.nat(25), fc.nat(25))
  .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
const anyValues = fc
  .record(
    {
      'S.1': pair.map(([numerator, denominator]): Value => ({ kind: 'ratio', numerator, denominator })),
      'S.2': pair.map(([done, total]): Value => ({ kind: 'tasks', done, total })),
      'S.3': fc.oneof(
        { arbitrary: fc.nat(60).map((points): Value => ({ kind: 'points', points })), weight: 6 },
        { arbitrary: none, weight: 1 },
      ),
      'S.4': fc.oneof(
        { arbitrary: fc.nat(40).map((count): Value => ({ kind: 'count', count })), weight: 6 },
        { arbitrary: none, weight: 1 },
      ),
    },
    { requiredKeys: [] },
  )
  .map((given): Values => new Map(Object.entries(given)));
const otherShare: fc.Arbitrary<Share> = fc
  .constantFrom(10_000, 8_000, 7_777)
  .chain((maxPoints) => fc.nat(maxPoints).map((points) => ({ points, maxPoints })));

const of = (points: number) => ({ points, maxPoints: 10_000 });

describe('the cheapest step up', () => {
  it('names the least to add, in the indicator’s own quantity', () => {
    const values: Values = new Map([
      ['S.1', { kind: 'ratio', numerator: 40, denominator: 100 }],
      ['S.2', { kind: 'tasks', done: 1, total: 3 }],
      ['S.3', { kind: 'points', points: 1_000 }],
      ['S.4', { kind: 'count', count: 500 }],
    ]);
    const figures = scored(set, unit, values);
    const { score } = figures;
    expect(score.points).toBe(5_667);
    // S.1 earns 75 a record: 4 records bring 300, of 80 to do; a task more brings 666, of 3.
    expect(cheapestStepUp(figures, new Totals([score, of(5_900), of(9_000)]))).toEqual({
      indicator: 'S.1',
      more: 4,
      points: 300,
      rank: 2,
    });
  });

  it('is to send a figure that is lacking, where that alone can be enough', () => {
    const values: Values = new Map([
      ['S.1', { kind: 'ratio', numerator: 80, denominator: 100 }],
      ['S.2', { kind: 'tasks', done: 3, total: 3 }],
      ['S.3', { kind: 'points', points: 800 }],
    ]);
    const figures = scored(set, unit, values);
    const { score } = figures;
    expect(score.points).toBe(8_800);
    expect(cheapestStepUp(figures, new Totals([score, of(8_900)]))).toEqual({
      indicator: 'S.4',
      more: null,
      points: 1_000,
      rank: 1,
    });
  });

  it('climbs bands, by the least that reaches the next band that is enough', () => {
    const bands = [
      { from: 0, earns: 1_000 },
      { from: 5_000, earns: 1_500 },
      { from: 8_000, earns: 9_000 },
    ];
    const values: Values = new Map([
      ['S.1', { kind: 'ratio', numerator: 3, denominator: 10 }],
      ['S.2', { kind: 'tasks', done: 3, total: 3 }],
      ['S.3', { kind: 'points', points: 60 }],
      ['S.4', { kind: 'count', count: 30 }],
    ]);
    const banded = setWith({ rule: { kind: 'bands', bands } }, 'share');
    const figures = scored(banded, unit, values);
    const { score } = figures;
    expect(score.points).toBe(4_600);
    expect(cheapestStepUp(figures, new Totals([score, of(5_000)]))).toEqual({
      indicator: 'S.1',
      more: 5,
      points: 4_800,
      rank: 1,
    });
  });

  it('is none for the leader, and where no single indicator is enough', () => {
    const values: Values = new Map([
      ['S.1', { kind: 'ratio', numerator: 20, denominator: 100 }],
      ['S.2', { kind: 'tasks', done: 1, total: 3 }],
      ['S.3', { kind: 'points', points: 0 }],
      ['S.4', { kind: 'count', count: 0 }],
    ]);
    const figures = scored(set, unit, values);
    const { score } = figures;
    expect(cheapestStepUp(figures, new Totals([score, score, of(0)]))).toBeNull();
    expect(cheapestStepUp(figures, new Totals([score, of(10_000)]))).toBeNull();
  });

  it('is what trying every figure of every indicator finds, for every rule, and none only where that finds none', () => {
    const seen = { none: 0, sending: 0, more: 0, less: 0 };
    fc.assert(
      fc.property(
        rules,
        fc.constantFrom('share' as const, 'full' as const, 'zero' as const),
        anyValues,
        fc.array(otherShare, { minLength: 1, maxLength: 8 }),
        (rule, notApplicable, values, others) => {
          const tried = setWith(rule, notApplicable);
          const figures = scored(tried, unit, values);
          const { score } = figures;
          if (score.maxPoints === 0) return;
          const step = cheapestStepUp(figures, new Totals([score, ...others]));
          expect(step).toEqual(stepByTrying(tried, unit, values, others));
          const kind =
            step === null ? 'none' : step.more === null ? 'sending' : step.more < 0 ? 'less' : 'more';
          seen[kind] += 1;
        },
      ),
      { numRuns: 1_000 },
    );
    expect(Object.values(seen).every((count) => count > 5)).toBe(true);
  });
});
