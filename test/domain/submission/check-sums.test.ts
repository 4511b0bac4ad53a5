import { describe, expect, it } from 'vitest';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { checkSums } from '../../../domain/submission/check-sums.ts';
import { findingText } from '../../../domain/submission/soft-finding.ts';
import { summedSet } from '../../fixtures/summed-set.ts';

const checkAll = (values: Record<string, Value>, set = summedSet()) =>
  checkSums(set, new Map(Object.entries(values)));
const check = (values: Record<string, Value>) => checkAll(values).violations;
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

  it('holds points, tasks and the parts of ratios to their sums too', () => {
    const points = (figure: number): Value => ({ kind: 'points', points: figure });
    const tasks = (done: number, total: number): Value => ({ kind: 'tasks', done, total });
    const ratio = (numerator: number, denominator: number): Value => ({
      kind: 'ratio',
      numerator,
      denominator,
    });
    const set = setOfSums(
      { total: 'P', parts: ['P.1', 'P.2', 'P.3', 'P.4', 'P.5'] },
      { total: 'T', parts: ['T.1', 'T.2'] },
      { total: 'Q', parts: ['Q.1', 'Q.2'] },
    );
    const published = { 'P.1': 1070, 'P.2': 1900, 'P.3': 1640, 'P.4': 1730, 'P.5': 1650 };
    const { findings, violations } = checkAll(
      {
        ...Object.fromEntries(Object.entries(published).map(([id, figure]) => [id, points(figure)])),
        P: points(7986),
        T: tasks(3, 10),
        'T.1': tasks(1, 4),
        'T.2': tasks(2, 5),
        Q: ratio(6, 9),
        'Q.1': ratio(2, 4),
        'Q.2': ratio(3, 5),
      },
      set,
    );
    expect([findings, violations.map(({ pointer, detail: { vi } }) => [pointer, vi])]).toEqual([
      [],
      [
        [
          '/values/P',
          'P ghi 79,86 nhưng P.1 + P.2 + P.3 + P.4 + P.5 = 79,90; sửa tổng hoặc các số thành phần.',
        ],
        ['/values/T/total', 'T, tổng số ghi 10 nhưng T.1 + T.2 = 9; sửa tổng hoặc các số thành phần.'],
        ['/values/Q/numerator', 'Q, tử số ghi 6 nhưng Q.1 + Q.2 = 5; sửa tổng hoặc các số thành phần.'],
      ],
    ]);
  });

  it('remarks on a difference within the declared tolerance, and refuses one beyond it', () => {
    const points = (figure: number): Value => ({ kind: 'points', points: figure });
    const set = setOfSums({ total: 'P', parts: ['P.1', 'P.2'], tolerance: 5 });
    const of = (total: number) =>
      checkAll({ P: points(total), 'P.1': points(4000), 'P.2': points(3990) }, set);
    const finding = (after: number) => ({
      findings: [{ indicator: 'P', code: 'sum-differs', part: 'points', before: 7990, after }],
      violations: [],
    });
    expect([of(7985), of(7986), of(7990), of(7995)]).toEqual([
      finding(7985),
      finding(7986),
      { findings: [], violations: [] },
      finding(7995),
    ]);
    expect(
      [of(7984), of(7996)].map(({ findings, violations }) => [findings, violations[0]?.detail.en]),
    ).toEqual([
      [[], 'P says 79.84, but P.1 + P.2 = 79.90 (off by 0.06, allowed 0.05); fix the total or its parts.'],
      [[], 'P says 79.96, but P.1 + P.2 = 79.90 (off by 0.06, allowed 0.05); fix the total or its parts.'],
    ]);
    const [remark] = of(7986).findings;
    expect(remark && findingText(set, remark)).toEqual({
      vi: 'P, điểm: ghi 79,86, các thành phần cộng lại là 79,90; chênh lệch trong mức làm tròn cho phép.',
      en: 'P, points: stated as 79.86, while its parts add up to 79.90; the difference is within the rounding allowed.',
    });
  });
});

/** The summed set with points P to P.5, tasks T to T.2 and ratios Q to Q.2, and these sums. */
function setOfSums(...sums: NonNullable<IndicatorSet['sums']>): IndicatorSet {
  const set = summedSet();
  const like = (id: string, ...ids: string[]) =>
    set.indicators.flatMap((one) => (one.id === id ? ids.map((other) => ({ ...one, id: other })) : []));
  const indicators = [
    ...like('S', 'P', 'P.1', 'P.2', 'P.3', 'P.4', 'P.5'),
    ...like('T', 'T', 'T.1', 'T.2'),
    ...like('Q', 'Q', 'Q.1', 'Q.2'),
  ];
  return { ...set, indicators, sums };
}
