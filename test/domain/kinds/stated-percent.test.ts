import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkStatedPercent, percentAgrees } from '../../../domain/kinds/stated-percent.ts';

describe('a stated percentage', () => {
  it.each([
    ['F024', 1_919_976, 1_972_053, 9736],
    ['F027', 172_986, 1_005_735, 1720],
    ['F040: 94,99999 %', 851_737, 896_566, 9500],
    ['half of the last digit up', 705, 1_000, 7100],
    ['just below half of the next', 71_499_999, 100_000_000, 7100],
    ['one decimal', 1_715, 10_000, 1720],
    ['two decimals', 2, 3, 6667],
    ['more than the whole', 21, 20, 10_500],
    ['nothing', 0, 7, 0],
    ['little', 49, 10_000, 0],
    ['short of the whole, as the product prints it', 99_999, 100_000, 9999],
    ['short of the whole, rounded', 99_999, 100_000, 10_000],
    ['beyond 2^53', 2 ** 53 - 1, 2 ** 53 - 1, 10_000],
  ])('agrees: %s', (_, numerator, denominator, stated) => {
    expect(percentAgrees(numerator, denominator, stated)).toBe(true);
  });

  it.each([
    ['F013', 24_344, 25_460, 7100],
    ['just short of half', 70_499_999, 100_000_000, 7100],
    ['half of the next', 715, 1_000, 7100],
    ['half of the next decimal', 1_725, 10_000, 1720],
    ['truncated instead of rounded', 2, 3, 6666],
    ['the reciprocal', 3, 4, 13_333],
    ['99,99 for the whole', 100_000, 100_000, 9999],
    ['99,99 for much less', 3, 4, 9999],
    ['99,5 for nearly the whole', 99_999, 100_000, 9950],
  ])('disagrees: %s', (_, numerator, denominator, stated) => {
    expect(percentAgrees(numerator, denominator, stated)).toBe(false);
  });

  it('always agrees with itself, rounded half up to two, one or no decimals', () => {
    const part = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(
        part,
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.constantFrom(1n, 10n, 100n),
        (n, d, digit) => {
          const whole = BigInt(d) * digit;
          const stated = Number(((BigInt(n) * 20_000n + whole) / (2n * whole)) * digit);
          expect(percentAgrees(n, d, stated)).toBe(true);
          expect(percentAgrees(n, d, stated + 101)).toBe(false);
        },
      ),
    );
  });

  it('is no fault where it agrees', () => {
    expect(checkStatedPercent(['values', 'I'], { numerator: 2, denominator: 3 }, 6667)).toEqual([]);
  });

  it('says what the figures give', () => {
    const [violation] = checkStatedPercent(
      ['values', 'P06.07'],
      { numerator: 24_344, denominator: 25_460 },
      7_100,
    );
    expect(violation).toEqual({
      pointer: '/values/P06.07/statedPercent',
      code: 'stated-percent-disagrees',
      detail: {
        vi: 'Ghi 71% nhưng 24344/25460 = 95,62%; sửa tỷ lệ hoặc hai số thành phần.',
        en: 'Stated as 71%, but 24344/25460 = 95.62%; fix the percentage or the two figures.',
      },
    });
  });

  it('has no meaning without a denominator', () => {
    expect(checkStatedPercent(['values', 'Q'], { numerator: 0, denominator: 0 }, 0)).toEqual([
      {
        pointer: '/values/Q/statedPercent',
        code: 'stated-percent-of-nothing',
        detail: {
          vi: 'Mẫu số bằng 0 nên không có tỷ lệ phần trăm; bỏ tỷ lệ phần trăm («statedPercent»).',
          en: 'The denominator is 0, so there is no percentage; remove statedPercent.',
        },
      },
    ]);
  });
});
