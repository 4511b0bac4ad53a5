import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRatioRule, mostEarnedBy, ratioQuantity } from '../../../domain/kinds/ratio-rule.ts';

type Bands = readonly { readonly from: number; readonly earns: number }[];
const bandsOf = (bands: Bands) => ({ kind: 'bands' as const, bands: [...bands] });
const lower = (zeroAt: number) => ({ kind: 'lower', zeroAt }) as const;
const band = (from: number, earns: number) => ({ from, earns });

describe('a rule for a ratio', () => {
  it('is refused where less is better and what earns nothing is not above every target', () => {
    const told = (zeroAt: number, ...targets: number[]) =>
      checkRatioRule(lower(zeroAt), targets, ['indicators', 0, 'rule']).map(({ pointer, code }) => [
        pointer,
        code,
      ]);
    const refused = [['/indicators/0/rule/zeroAt', 'not-above-target']];
    expect([told(1_001, 1_000), told(1_000, 1_000), told(999, 1_000)]).toEqual([[], refused, refused]);
    expect([told(1_500, 1_000, 1_400), told(1_500, 1_600, 1_000)]).toEqual([[], refused]);
  });

  it('is refused where its bands do not rise', () => {
    const told = (...bands: Bands) =>
      checkRatioRule(bandsOf(bands), [1_000], ['rule']).map(({ pointer, code }) => [pointer, code]);
    const refused = [['/rule/bands', 'not-rising']];
    expect(told(band(5_000, 2_500))).toEqual([]);
    expect(told(band(0, 0), band(5_000, 2_500), band(10_000, 10_000))).toEqual([]);
    expect(told(band(5_000, 2_500), band(8_000, 2_500))).toEqual([]);
    expect(told(band(5_000, 2_500), band(5_000, 5_000))).toEqual(refused);
    expect(told(band(8_000, 2_500), band(5_000, 5_000))).toEqual(refused);
    expect(told(band(5_000, 2_500), band(8_000, 2_499))).toEqual(refused);
    expect(told(band(0, 0), band(5_000, 2_500), band(4_000, 10_000))).toEqual(refused);
  });

  it('is none', () => {
    expect(checkRatioRule(undefined, [1_000], ['rule'])).toEqual([]);
    expect([mostEarnedBy(undefined), mostEarnedBy(lower(2_000))]).toEqual([10_000, 10_000]);
  });

  it('in bands earns at most what its best band does', () => {
    expect(mostEarnedBy(bandsOf([band(0, 500), band(5_000, 9_000), band(8_000, 7_000)]))).toBe(9_000);
  });
});

describe('what a ratio can still earn', () => {
  it('grows with each of what it counts, and where less is better shrinks with each', () => {
    const ten = { numerator: 3, denominator: 10 };
    expect(ratioQuantity(undefined, 8_000, ten).growth).toEqual({ each: 10_000n });
    expect(ratioQuantity(lower(9_000), 1_000, ten).growth).toEqual({ each: -10_000n });
  });

  it('in bands is the levels above it, each with how many more it takes, and how many take it to the highest', () => {
    const rule = bandsOf([band(5_000, 2_500), band(8_000, 7_500), band(10_000, 10_000)]);
    const levels = (numerator: number, denominator = 10) =>
      ratioQuantity(rule, 1_000, { numerator, denominator });
    const [first, second, third] = [2_500n, 7_500n, 10_000n];
    expect(levels(3)).toEqual({
      part: 0n,
      whole: 10_000n,
      growth: {
        levels: [
          { more: 2n, part: first },
          { more: 5n, part: second },
          { more: 7n, part: third },
        ],
        all: 10n,
      },
    });
    expect(levels(5)).toEqual({
      part: first,
      whole: 10_000n,
      growth: {
        levels: [
          { more: 3n, part: second },
          { more: 5n, part: third },
        ],
        all: 10n,
      },
    });
    expect(levels(12)).toEqual({ part: third, whole: 10_000n, growth: { levels: [], all: 10n } });
  });

  it('in bands that the same number reaches is the highest of them', () => {
    const rule = bandsOf([band(5_000, 2_500), band(6_000, 7_500)]);
    expect(ratioQuantity(rule, 1_000, { numerator: 0, denominator: 1 }).growth).toEqual({
      levels: [{ more: 1n, part: 7_500n }],
      all: 1n,
    });
  });

  it('in bands of which one earns no more than one below it leaves that out', () => {
    const rule = bandsOf([band(2_000, 2_500), band(5_000, 2_500), band(8_000, 7_500), band(9_000, 7_500)]);
    expect(ratioQuantity(rule, 1_000, { numerator: 0, denominator: 10 }).growth).toEqual({
      levels: [
        { more: 2n, part: 2_500n },
        { more: 8n, part: 7_500n },
      ],
      all: 8n,
    });
  });

  it('in bands is what reaching each level earns, whatever order they are in', () => {
    const bands = fc.array(fc.record({ from: fc.nat(10_000), earns: fc.nat(10_000) }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(bands, fc.nat(50), fc.integer({ min: 1, max: 40 }), (some, numerator, denominator) => {
        const earned = (reached: number) =>
          Math.max(
            0,
            ...some.filter(({ from }) => reached * 10_000 >= from * denominator).map(({ earns }) => earns),
          );
        const { part, growth } = ratioQuantity(bandsOf(some), 1_000, { numerator, denominator });
        expect(Number(part)).toBe(earned(numerator));
        if (!('levels' in growth)) throw new Error('bands have levels');
        for (const level of growth.levels) {
          const reached = numerator + Number(level.more);
          expect([earned(reached), earned(reached - 1) < earned(reached)]).toEqual([
            Number(level.part),
            true,
          ]);
        }
        expect(earned(numerator + denominator)).toBe(Number(growth.levels.at(-1)?.part ?? part));
      }),
    );
  });
});
