import { describe, expect, it } from 'vitest';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import { checkDeclaredSums } from '../../../domain/catalogue/check-declared-sums.ts';
import { shownViolations } from '../../fixtures/shown-violations.ts';
import { summedSet } from '../../fixtures/summed-set.ts';

const check = (sums: IndicatorSet['sums'], change: (set: IndicatorSet) => void = () => undefined) => {
  const set = { ...structuredClone(summedSet()), sums };
  change(set);
  return shownViolations(checkDeclaredSums(set, ['sets', 0]));
};

describe('declared sums', () => {
  it.each([
    [undefined],
    [[{ total: 'R', parts: ['R.1', 'R.2'] }]],
    [[{ total: 'A', parts: ['A.1', 'A.2'] }]],
    [[{ total: 'A', parts: ['A.1', 'A.2'], tolerance: 5 }]],
  ])('takes %j', (sums) => {
    expect(check(sums)).toEqual([]);
  });

  it('does not mind the order in which levels are named', () => {
    const turn = (set: IndicatorSet) =>
      Object.assign(set.indicators[1] ?? {}, { appliesTo: { levels: ['district', 'department'] } });
    expect(check([{ total: 'R', parts: ['R.1', 'R.2'] }], turn)).toEqual([]);
  });

  it.each<[string, IndicatorSet['sums'], string[]]>([
    [
      'unknown indicators',
      [{ total: 'X', parts: ['Y', 'R.1'] }],
      ['/sets/0/sums/0/total unknown-reference', '/sets/0/sums/0/parts/0 unknown-reference'],
    ],
    [
      'a total among its parts, and a part twice',
      [{ total: 'R', parts: ['R', 'R.1', 'R.1'] }],
      ['/sets/0/sums/0/parts/0 duplicate', '/sets/0/sums/0/parts/2 duplicate'],
    ],
    [
      'amounts as parts of a count',
      [{ total: 'R', parts: ['R.1', 'A.1'] }],
      ['/sets/0/sums/0/parts/1 sum-of-other-kind'],
    ],
    [
      'a count as part of a ratio',
      [{ total: 'Q', parts: ['Q', 'R.1'] }],
      ['/sets/0/sums/0/parts/0 duplicate', '/sets/0/sums/0/parts/1 sum-of-other-kind'],
    ],
    [
      'parts that other units report',
      [{ total: 'R', parts: ['R.1', 'R.P'] }],
      ['/sets/0/sums/0/parts/1 sum-of-other-units'],
    ],
  ])('refuses %s and says where', (_, sums, violations) => {
    expect(check(sums)).toEqual(violations);
  });
});
