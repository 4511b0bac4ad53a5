import { describe, expect, it } from 'vitest';
import { figureText } from '../../../domain/kinds/figure-text.ts';
import { indicatorKinds, indicatorSchema, type Value } from '../../../domain/kinds/kinds.ts';
import { valueAnswer } from '../../../domain/kinds/value-answer.ts';
import { isEmpty } from '../../../domain/scoring/is-empty.ts';
import { quantityOf } from '../../../domain/scoring/quantity.ts';

const text = (vi: string) => ({ vi, en: vi });
const measure = { vi: 'hồ sơ', en: 'dossiers' };
const common = {
  id: 'I1',
  number: 1,
  group: 'G',
  name: text('Tên'),
  measure,
  appliesTo: { units: ['A'] },
  evidence: text('dùng cho kiểm thử'),
};
const evenly = { each: 1n };

/** An indicator of each kind with a figure: what it measures, as people write it, and where there is nothing to measure. */
const kinds = [
  {
    more: {
      kind: 'ratio',
      maxPoints: 1_000,
      bounded: true,
      targetBasisPoints: 9_500,
      parts: { numerator: text('Đúng hạn'), denominator: text('Tổng') },
    },
    value: { kind: 'ratio', numerator: 1_500, denominator: 2_000 },
    quantity: { part: 1_500 * 10_000, whole: 2_000 * 9_500, growth: { each: 10_000n } },
    words: ['1.500/2.000', '1,500/2,000'],
    nothing: { kind: 'ratio', numerator: 0, denominator: 0 },
    mostEarned: 10_000,
    countedBy: { counts: 'part', counted: text('Đúng hạn') },
  },
  {
    more: { kind: 'count', maxPoints: 1_000, target: 5_000 },
    value: { kind: 'count', count: 1_500 },
    quantity: { part: 1_500, whole: 5_000, growth: evenly },
    words: ['1.500', '1,500'],
    nothing: null,
    mostEarned: 10_000,
    countedBy: { counts: 'things', counted: measure },
  },
  {
    more: { kind: 'tasks', maxPoints: 1_000 },
    value: { kind: 'tasks', done: 1_500, total: 2_000 },
    quantity: { part: 1_500, whole: 2_000, growth: evenly },
    words: ['1.500/2.000', '1,500/2,000'],
    nothing: { kind: 'tasks', done: 0, total: 0 },
    mostEarned: 10_000,
    countedBy: { counts: 'things', counted: measure },
  },
  {
    more: { kind: 'points', maxPoints: 1_000 },
    value: { kind: 'points', points: 945 },
    quantity: { part: 945, whole: 1_000, growth: evenly },
    words: ['9,45', '9.45'],
    nothing: null,
    mostEarned: 10_000,
    countedBy: { counts: 'points', counted: measure },
  },
  {
    more: { kind: 'standing' },
    value: { kind: 'standing', points: 7_906, rank: 4, of: 63 },
    quantity: null,
    words: ['79,06 điểm, hạng 4/63', '79.06 points, rank 4/63'],
    nothing: null,
    mostEarned: 0,
    countedBy: { counts: 'things', counted: measure },
  },
  {
    more: { kind: 'amount' },
    value: { kind: 'amount', amount: 150_050 },
    quantity: null,
    words: ['1.500,50', '1,500.50'],
    nothing: null,
    mostEarned: 0,
    countedBy: { counts: 'things', counted: measure },
  },
] as const;

describe.each(kinds)('a figure of kind $more.kind', ({ more, value, quantity, words, nothing, ...said }) => {
  const indicator = indicatorSchema.parse({ ...common, ...more });

  it('earns points by its part of the whole', () => {
    expect(quantityOf(indicator, value)).toEqual(quantity);
    expect(quantityOf(indicator, { kind: 'none' })).toBeNull();
    expect(quantityOf(indicator, undefined)).toBeNull();
  });

  it('is written as people write it', () => {
    expect([figureText(valueAnswer(value), 'vi'), figureText(valueAnswer(value), 'en')]).toEqual(words);
  });

  it('is empty only where there was nothing to measure', () => {
    const empty: Value[] = nothing === null ? [] : [nothing];
    expect(isEmpty(value)).toBe(false);
    expect(empty.map(isEmpty)).toEqual(empty.map(() => true));
    expect([isEmpty({ kind: 'none' }), isEmpty(undefined)]).toEqual([true, false]);
  });

  it('says how much it can earn, and of what there must be more', () => {
    expect(mostEarnedAndCounted(indicator)).toEqual(said);
  });
});

function mostEarnedAndCounted(indicator: ReturnType<typeof indicatorSchema.parse>) {
  switch (indicator.kind) {
    case 'ratio':
      return asked(indicatorKinds.ratio, indicator);
    case 'count':
      return asked(indicatorKinds.count, indicator);
    case 'tasks':
      return asked(indicatorKinds.tasks, indicator);
    case 'points':
      return asked(indicatorKinds.points, indicator);
    case 'standing':
      return asked(indicatorKinds.standing, indicator);
    case 'amount':
      return asked(indicatorKinds.amount, indicator);
  }
}

function asked<T>(
  kind: { mostEarned: (indicator: T) => number; countedBy: (indicator: T) => object },
  indicator: T,
) {
  return { mostEarned: kind.mostEarned(indicator), countedBy: kind.countedBy(indicator) };
}
