import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findUnit } from '../../../domain/catalogue/units.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { valueAnswer, valueAnswerSchema } from '../../../domain/kinds/value-answer.ts';
import { validateValues } from '../../../domain/submission/validate-values.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const catalogue = smallCatalogue();
const [set] = catalogue.sets;
const department = findUnit(catalogue, 'P.A');
const province = findUnit(catalogue, 'P');
if (set === undefined || department === undefined || province === undefined)
  throw new Error('the fixture has changed');

const whole = fc.maxSafeNat();
const part = (value: number, most: number) => ({ part: Math.min(value, most), whole: Math.max(value, most) });

/** A valid figure for an indicator of the small catalogue. */
const figures: fc.Arbitrary<[string, Value]> = fc.oneof(
  fc.tuple(fc.constant('S.1'), ratios()),
  fc.tuple(fc.constant('S.2'), tasks()),
  fc.tuple(
    fc.constant('S.3'),
    fc.nat(1_000).map((points): Value => ({ kind: 'points', points })),
  ),
  fc.tuple(
    fc.constant('S.4'),
    whole.map((count): Value => ({ kind: 'count', count })),
  ),
  fc.tuple(
    fc.constant('S.5'),
    fc.integer({ min: -1e14, max: 1e14 }).map((amount): Value => ({ kind: 'amount', amount })),
  ),
  fc.constant<[string, Value]>(['S.5', { kind: 'none' }]),
);

function ratios(): fc.Arbitrary<Value> {
  return fc.tuple(whole, whole).map(([a, b]) => {
    const { part: numerator, whole: denominator } = part(a, b);
    return { kind: 'ratio', numerator, denominator };
  });
}

function tasks(): fc.Arbitrary<Value> {
  return fc.tuple(whole, whole).map(([a, b]) => {
    const { part: done, whole: total } = part(a, b);
    return { kind: 'tasks', done, total };
  });
}

describe('a figure as the API tells it', () => {
  it('can be submitted again, through JSON, as the same figure', () => {
    fc.assert(
      fc.property(figures, ([indicator, value]) => {
        const told: unknown = JSON.parse(JSON.stringify(valueAnswer(value)));
        expect(valueAnswerSchema.parse(told)).toEqual(told);
        expect(validateValues(set, department, new Map([[indicator, told]]))).toEqual({
          ok: true,
          values: new Map([[indicator, value]]),
        });
      }),
    );
  });

  it('tells a standing as it is published', () => {
    const value: Value = { kind: 'standing', points: 7906, rank: 4, of: 63 };
    const told = valueAnswer(value);
    expect(told).toEqual({ points: 79.06, rank: 4, of: 63 });
    expect(valueAnswerSchema.parse(told)).toEqual(told);
    expect(validateValues(set, province, new Map([['S.QG', told]]))).toEqual({
      ok: true,
      values: new Map([['S.QG', value]]),
    });
  });
});
