import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSet, findUnit } from '../../../domain/catalogue/units.ts';
import { validateValues } from '../../../domain/submission/validate-values.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const catalogue = smallCatalogue();

/** Validates one figure of department A; returns the value, or `pointer code` of every violation. */
function check(id: string, figure: unknown, unitId = 'P.A') {
  const set = findSet(catalogue, 'S');
  const unit = findUnit(catalogue, unitId);
  if (set === undefined || unit === undefined) throw new Error('the fixture has changed');
  const result = validateValues(set, unit, new Map([[id, figure]]));
  return result.ok
    ? result.values.get(id)
    : result.violations.map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('validateValues', () => {
  it.each<[string, unknown, unknown]>([
    ['S.1', { numerator: 3, denominator: 4 }, { kind: 'ratio', numerator: 3, denominator: 4 }],
    [
      'S.1',
      { numerator: 3, denominator: 4, statedPercent: 75 },
      { kind: 'ratio', numerator: 3, denominator: 4 },
    ],
    ['S.1', { nothingToReport: true }, { kind: 'none' }],
    ['S.2', { done: 0, total: 0 }, { kind: 'tasks', done: 0, total: 0 }],
    ['S.2', { nothingToReport: true }, { kind: 'none' }],
    ['S.3', { nothingToReport: true }, { kind: 'none' }],
    ['S.4', { nothingToReport: true }, { kind: 'none' }],
    ['S.5', { nothingToReport: true }, { kind: 'none' }],
    ['S.3', { points: 9.45 }, { kind: 'points', points: 945 }],
    ['S.3', { points: 0.29 }, { kind: 'points', points: 29 }],
    ['S.3', { points: -0 }, { kind: 'points', points: 0 }],
    ['S.4', { count: 9_007_199_254_740_991 }, { kind: 'count', count: 9_007_199_254_740_991 }],
    ['S.5', { amount: -12.5 }, { kind: 'amount', amount: -1250 }],
  ])('takes %s %j', (id, figure, value) => {
    expect(check(id, figure)).toEqual(value);
  });

  it('takes the standing that somebody else published', () => {
    expect(check('S.QG', { points: 79.06, rank: 4, of: 63 }, 'P')).toEqual({
      kind: 'standing',
      points: 7906,
      rank: 4,
      of: 63,
    });
  });

  it.each<[string, unknown, string[]]>([
    ['S.1', { numerator: 5, denominator: 4 }, ['/values/S.1/numerator exceeds-whole']],
    ['S.1', { numerator: 1.5, denominator: 4 }, ['/values/S.1/numerator wrong-type']],
    ['S.1', { numerator: -1, denominator: 4 }, ['/values/S.1/numerator out-of-bounds']],
    ['S.1', { numerator: '3', denominator: 4 }, ['/values/S.1/numerator wrong-type']],
    ['S.1', { numerator: 3 }, ['/values/S.1/denominator required']],
    ['S.1', { numerator: 3, denominator: 4, percent: 75 }, ['/values/S.1/percent unknown-field']],
    [
      'S.1',
      { count: 3 },
      [
        '/values/S.1/numerator required',
        '/values/S.1/denominator required',
        '/values/S.1/count unknown-field',
      ],
    ],
    [
      'S.1',
      { numerator: 3, denominator: 4, statedPercent: 74 },
      ['/values/S.1/statedPercent stated-percent-disagrees'],
    ],
    [
      'S.1',
      { numerator: 0, denominator: 0, statedPercent: 0 },
      ['/values/S.1/statedPercent stated-percent-of-nothing'],
    ],
    ['S.1', { numerator: 3, denominator: 4, statedPercent: '75' }, ['/values/S.1/statedPercent wrong-type']],
    ['S.1', { numerator: 3, denominator: 4, statedPercent: null }, ['/values/S.1/statedPercent wrong-type']],
    ['S.1', { numerator: 3, denominator: 4, statedPercent: 75.001 }, ['/values/S.1/statedPercent invalid']],
    ['S.1', { numerator: 3, denominator: 4, statedPercent: -1 }, ['/values/S.1/statedPercent out-of-bounds']],
    [
      'S.1',
      { numerator: 3, denominator: 4, statedPercent: 1001 },
      ['/values/S.1/statedPercent out-of-bounds'],
    ],
    ['S.2', { done: 3, total: 4, statedPercent: 75 }, ['/values/S.2/statedPercent unknown-field']],
    ['S.4', { nothingToReport: false }, ['/values/S.4/nothingToReport invalid']],
    ['S.4', { nothingToReport: true, count: 1 }, ['/values/S.4/count unknown-field']],
    ['S.1', 0.75, ['/values/S.1 wrong-type']],
    ['S.1', null, ['/values/S.1 wrong-type']],
    ['S.2', { done: 2, total: 1 }, ['/values/S.2/done exceeds-whole']],
    ['S.3', { points: 10.01 }, ['/values/S.3/points exceeds-whole']],
    ['S.3', { points: 9.455 }, ['/values/S.3/points invalid']],
    ['S.5', { amount: 1e-7 }, ['/values/S.5/amount invalid']],
    ['S.QG', { points: 79.06, rank: 4, of: 63 }, ['/values/S.QG indicator-not-applicable']],
    ['S.9', { count: 1 }, ['/values/S.9 unknown-indicator']],
    ['a/b~c', { count: 1 }, ['/values/a~1b~0c unknown-indicator']],
  ])('refuses %s %j', (id, figure, violations) => {
    expect(check(id, figure)).toEqual(violations);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'F43: refuses %s as an indicator',
    (id) => {
      expect(check(id, { count: 1 })).toEqual([`/values/${id} unknown-indicator`]);
    },
  );

  it('refuses nothing to report for a published standing', () => {
    expect(check('S.QG', { nothingToReport: true }, 'P')).toEqual([
      '/values/S.QG/nothingToReport standing-needs-figures',
    ]);
  });

  it('refuses a rank beyond the number ranked', () => {
    expect(check('S.QG', { points: 79.06, rank: 64, of: 63 }, 'P')).toEqual([
      '/values/S.QG/rank exceeds-whole',
    ]);
  });

  it('keeps every amount with two decimals exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000_000_000, max: 100_000_000_000_000 }), (hundredths) => {
        expect(check('S.5', { amount: hundredths / 100 })).toEqual({ kind: 'amount', amount: hundredths });
      }),
    );
  });
});
