import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IndicatorSet, indicatorSetSchema } from '../../../domain/catalogue/catalogue.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { packValues, unpackValues } from '../../../domain/submission/packed/packed-values.ts';

const whole = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.maxSafeNat(),
  fc.constant(Number.MAX_SAFE_INTEGER),
);
const hundredths = fc.integer({ min: 0, max: 100_000 });
const place = fc.integer({ min: 1, max: 100_000 });
const amount = fc.oneof(
  fc.integer({ min: -1_000, max: 1_000 }),
  fc.constantFrom(-100_000_000_000_000, 100_000_000_000_000),
);

/** Any figure of any kind, at the limits of what may be submitted. */
const figure: fc.Arbitrary<Value> = fc.oneof(
  fc.record({ kind: fc.constant('ratio' as const), numerator: whole, denominator: whole }),
  fc.record({ kind: fc.constant('count' as const), count: whole }),
  fc.record({ kind: fc.constant('tasks' as const), done: whole, total: whole }),
  fc.record({ kind: fc.constant('points' as const), points: hundredths }),
  fc.record({ kind: fc.constant('standing' as const), points: hundredths, rank: place, of: place }),
  fc.record({ kind: fc.constant('amount' as const), amount }),
  fc.record({ kind: fc.constant('none' as const) }),
);

/** Figures of a set whose indicators have any permanent numbers, in any order. */
const figures = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 16_383 }), figure), {
    selector: ([number]) => number,
    minLength: 1,
    maxLength: 60,
  })
  .map((numbered) => ({
    set: setOf(numbered.map(([number]) => number)),
    values: new Map(numbered.map(([number, value]) => [`I${number}`, value])),
  }));

function setOf(numbers: readonly number[]): IndicatorSet {
  const text = { vi: 'thử', en: 'test' };
  return indicatorSetSchema.parse({
    id: 'S',
    name: text,
    frequency: 'week',
    leagues: [],
    groups: [{ id: 'G', name: text, maxPoints: 0 }],
    indicators: numbers.map((number) => ({
      id: `I${number}`,
      number,
      group: 'G',
      name: text,
      measure: text,
      appliesTo: { levels: ['commune'] },
      evidence: text,
      kind: 'amount',
    })),
    owed: [],
    due: { weekday: 5, time: '17:00' },
    lock: { weekday: 1, time: '06:00' },
    missing: 'zero',
  });
}

describe('packed values', () => {
  it('come back as they were, whatever their kinds, numbers and order', () => {
    fc.assert(
      fc.property(figures, ({ set, values }) => {
        expect(unpackValues(set, packValues(set, values))).toEqual(values);
      }),
    );
  });

  it('depend on the figures only, not on the order of figures or indicators', () => {
    fc.assert(
      fc.property(figures, ({ set, values }) => {
        const turned = { ...set, indicators: set.indicators.toReversed() };
        expect(packValues(turned, new Map([...values].toReversed()))).toEqual(packValues(set, values));
      }),
    );
  });

  it('are read through a set that has lost indicators', () => {
    fc.assert(
      fc.property(figures, ({ set, values }) => {
        const kept = set.indicators.filter(({ number }) => number % 2 === 0);
        const left = [...values].filter(([id]) => kept.some((indicator) => indicator.id === id));
        expect(unpackValues({ ...set, indicators: kept }, packValues(set, values))).toEqual(new Map(left));
      }),
    );
  });

  it('hold the documented bytes', () => {
    const set = setOf([1, 3, 5]);
    const values = new Map<string, Value>([
      ['I5', { kind: 'none' }],
      ['I3', { kind: 'amount', amount: -2 }],
      ['I1', { kind: 'ratio', numerator: 1, denominator: 300 }],
    ]);
    expect([...packValues(set, values)]).toEqual([1, 8, 1, 0b1010_1100, 2, 21, 3, 22]);
  });

  it('are refused when the format or a kind is unknown, or the end is missing', () => {
    const set = setOf([1]);
    expect(() => unpackValues(set, Uint8Array.of())).toThrow(RangeError);
    expect(() => unpackValues(set, Uint8Array.of(2))).toThrow(RangeError);
    expect(() => unpackValues(set, Uint8Array.of(1, 8 + 7, 1))).toThrow(RangeError);
    expect(() => unpackValues(set, Uint8Array.of(1, 8, 1))).toThrow(RangeError);
    expect(() => unpackValues(set, Uint8Array.of(1, 8, 1, 200))).toThrow(RangeError);
  });
});
