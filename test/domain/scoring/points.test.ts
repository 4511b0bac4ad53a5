import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, proRata } from '../../../domain/scoring/points.ts';

const amount = fc.bigInt({ min: 0n, max: 2n ** 53n });
const wholes = fc.bigInt({ min: 1n, max: 2n ** 53n });

describe('proRata', () => {
  it.each([
    [2000, 412n, 425n, 1939],
    [600, 1n, 3n, 200],
    [600, 0n, 7n, 0],
    [1, 1n, 2n, 1],
    [1, 499n, 1000n, 0],
    [1800, 25n, 20n, 1800],
    [3, 1n, 2n, 2],
  ])('%i × %i ⁄ %i = %i', (max, part, whole, points) => {
    expect(proRata(max, part, whole)).toBe(points);
  });

  it('is the nearest integer, half up, exactly, beyond 2^53', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), amount, wholes, (max, part, whole) => {
        const points = BigInt(proRata(max, part, whole));
        const exactTwice = 2n * BigInt(max) * (part < whole ? part : whole);
        expect(2n * points * whole - exactTwice <= whole).toBe(true);
        expect(exactTwice - 2n * points * whole < whole).toBe(true);
      }),
    );
  });

  it('is the same in numbers, up to their limit', () => {
    const near = fc.integer({ min: 0, max: 2_000 }).map((less) => Number.MAX_SAFE_INTEGER - less);
    const small = fc.oneof(fc.nat(10_000), fc.nat(2 ** 31), fc.maxSafeNat(), near);
    fc.assert(
      fc.property(fc.nat(10_000), small, small, (max, part, whole) => {
        fc.pre(whole > 0);
        expect(proRata(max, part, whole)).toBe(proRata(max, BigInt(part), BigInt(whole)));
      }),
    );
  });

  it('never falls when the part grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), amount, amount, wholes, (max, a, b, whole) => {
        expect(proRata(max, a + b, whole)).toBeGreaterThanOrEqual(proRata(max, a, whole));
      }),
    );
  });
});

describe('apportion', () => {
  it('shares 18 points over the indicators of a group that apply', () => {
    expect(apportion(1800, [600, 600])).toEqual([900, 900]);
    expect(apportion(1800, [600, 400, 200, 600])).toEqual([600, 400, 200, 600]);
    expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33]);
  });

  it('gives what is left to the largest remainders, whatever their weights and their places', () => {
    expect(apportion(9, [3, 4])).toEqual([4, 5]);
    expect(apportion(9, [4, 3])).toEqual([5, 4]);
  });

  it('gives nothing where nothing weighs', () => {
    expect(apportion(9, [0, 0])).toEqual([0, 0]);
  });

  it('adds up to the total, and stays within one of the exact share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 30 }),
        (total, weights) => {
          const shares = apportion(total, weights);
          const sum = weights.reduce((a, b) => a + b, 0);
          expect(shares.reduce((a, b) => a + b, 0)).toBe(sum === 0 ? 0 : total);
          shares.forEach((share, index) => {
            if (sum > 0) expect(Math.abs(share - (total * (weights[index] ?? 0)) / sum)).toBeLessThan(1);
          });
        },
      ),
    );
  });
});
