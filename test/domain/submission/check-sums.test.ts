import { describe, expect, it } from 'vitest';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { checkSums } from '../../../domain/submission/check-sums.ts';
import { summedSet } from '../../fixtures/summed-set.ts';

const check = (values: Record<string, Value>) => checkSums(summedSet(), new Map(Object.entries(values)));
const count = (figure: number): Value => ({ kind: 'count', count: figure });
const amount = (figure: number): Value => ({ kind: 'amount', amount: figure });
const none: Value = { kind: 'none' };

describe('checkSums', () => {
  it.each<[string, Record<string, Value>]>([
    ['F078', { R: count(310_786), 'R.1': count(159_463), 'R.2': count(151_323) }],
    ['amounts', { A: amount(30), 'A.1': amount(-10), 'A.2': amount(40) }],
    ['nothing to report as 0', { R: count(5), 'R.1': count(5), 'R.2': none }],
    ['nothing at all', { R: none, 'R.1': none, 'R.2': count(0) }],
    ['a sum without its total', { 'R.1': count(1), 'R.2': count(2) }],
    ['a sum without a part', { R: count(9), 'R.1': count(1) }],
    ['no figures', {}],
  ])('takes %s', (_, values) => {
    expect(check(values)).toEqual([]);
  });

  it('refuses a total that is one off, and says what the parts give', () => {
    expect(check({ R: count(310_787), 'R.1': count(159_463), 'R.2': count(151_323) })).toEqual([
      {
        pointer: '/values/R',
        code: 'sum-disagrees',
        detail: {
          vi: 'R ghi 310.787 nhưng R.1 + R.2 = 310.786; sửa tổng hoặc các số thành phần.',
          en: 'R says 310,787, but R.1 + R.2 = 310,786; fix the total or its parts.',
        },
      },
    ]);
  });

  it('shows amounts with their decimals', () => {
    const [violation] = check({ A: amount(1), 'A.1': amount(-150_050), 'A.2': none });
    expect(violation?.detail.vi).toContain('A ghi 0,01 nhưng A.1 + A.2 = -1.500,50');
    const [ofNothing] = check({ A: none, 'A.1': amount(150), 'A.2': none });
    expect(ofNothing?.detail.vi).toContain('A ghi 0,00 nhưng A.1 + A.2 = 1,50');
  });

  it('adds beyond 2^53 exactly', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(check({ R: count(most), 'R.1': count(most), 'R.2': count(1) })).toHaveLength(1);
    expect(check({ R: count(most), 'R.1': count(most - 1), 'R.2': count(1) })).toEqual([]);
  });

  it('finds every sum that disagrees', () => {
    const values = { R: count(1), 'R.1': none, 'R.2': none, A: amount(1), 'A.1': none, 'A.2': none };
    expect(check(values).map(({ pointer }) => pointer)).toEqual(['/values/R', '/values/A']);
  });
});
