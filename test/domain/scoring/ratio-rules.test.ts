import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../../domain/kinds/kinds.ts';
import { scoreValue } from '../../../domain/scoring/score-value.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const [ratio] = smallCatalogue().sets[0]?.indicators ?? [];
if (ratio?.kind !== 'ratio') throw new Error('the fixture has changed');
const fullAtTen = { ...ratio, targetBasisPoints: 1_000 };

type Rule = Extract<Indicator, { kind: 'ratio' }>['rule'];

/** The points of a ratio worth 600, full at 10 %. */
function earned(rule: NonNullable<Rule>, numerator: number, denominator: number): number {
  const indicator: Indicator = { ...fullAtTen, rule };
  return scoreValue(indicator, { kind: 'ratio', numerator, denominator }, 600);
}

describe('a ratio where less is better', () => {
  const rule = { kind: 'lower', zeroAt: 2_000 } as const;

  it.each([
    ['none at all', 0, 1_000, 600],
    ['just below the target', 99, 1_000, 600],
    ['at the target', 100, 1_000, 600],
    ['just above', 101, 1_000, 594],
    ['half-way', 150, 1_000, 300],
    ['just below the share that earns nothing', 199, 1_000, 6],
    ['at that share', 200, 1_000, 0],
    ['beyond it', 201, 1_000, 0],
    ['more than the whole', 5_000, 1_000, 0],
    ['half of a hundredth, up', 239_999, 1_200_000, 0],
    ['an exact half of a hundredth', 239_900, 1_200_000, 1],
    ['beyond 2^53 in the products', 1.5e14, 1e15, 300],
  ])('%s: %i/%i earns %i', (_, numerator, denominator, points) => {
    expect(earned(rule, numerator, denominator)).toBe(points);
  });

  it('never earns more for more', () => {
    const part = fc.integer({ min: 0, max: 1_000_000 });
    const whole = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(
        part,
        part,
        whole,
        fc.integer({ min: 1_001, max: 100_000 }),
        (a, more, denominator, zeroAt) => {
          const lower = { kind: 'lower' as const, zeroAt };
          expect(earned(lower, a + more, denominator)).toBeLessThanOrEqual(earned(lower, a, denominator));
        },
      ),
    );
  });
});

describe('a ratio in bands', () => {
  const rule = {
    kind: 'bands',
    bands: [
      { from: 5_000, earns: 2_500 },
      { from: 8_000, earns: 7_500 },
      { from: 10_000, earns: 10_000 },
    ],
  } as const;
  const bands = { kind: rule.kind, bands: [...rule.bands] };

  it.each([
    [0, 1_000, 0],
    [499, 1_000, 0],
    [500, 1_000, 150],
    [799, 1_000, 150],
    [800, 1_000, 450],
    [999, 1_000, 450],
    [1_000, 1_000, 600],
    [1_500, 1_000, 600],
    [2, 3, 150],
    [1e15 - 1, 2e15, 0],
    [1e15, 2e15, 150],
  ])('%i/%i earns %i', (numerator, denominator, points) => {
    expect(earned(bands, numerator, denominator)).toBe(points);
  });

  it('earns the part of the lowest band from nothing on, and rounds it half up', () => {
    expect(earned({ kind: 'bands', bands: [{ from: 0, earns: 4_999 }] }, 0, 7)).toBe(300);
    expect(earned({ kind: 'bands', bands: [{ from: 0, earns: 25 }] }, 0, 7)).toBe(2);
    expect(earned({ kind: 'bands', bands: [{ from: 0, earns: 24 }] }, 0, 7)).toBe(1);
  });

  it('never earns less for more, where bands rise', () => {
    const rising = fc
      .uniqueArray(fc.nat(10_000), { minLength: 2, maxLength: 10 })
      .map((all) => all.sort((a, b) => a - b))
      .map((all) => all.map((from, index) => ({ from, earns: all[Math.floor(index / 2)] ?? 0 })));
    fc.assert(
      fc.property(
        rising,
        fc.nat(2_000),
        fc.nat(2_000),
        fc.integer({ min: 1, max: 2_000 }),
        (steps, a, more, whole) => {
          const risen = { kind: 'bands' as const, bands: steps };
          expect(earned(risen, a + more, whole)).toBeGreaterThanOrEqual(earned(risen, a, whole));
        },
      ),
    );
  });
});
