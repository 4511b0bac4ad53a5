import { formatShare } from '../language/format.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { Path } from './kind.ts';

/**
 * Whether a stated percentage matches a ratio at the precision stated: 71 covers 70,5 up to but not including 71,5, and
 * 17.2 covers 17,15 up to 17,25. JSON drops trailing zeros, so 71.0 equals 71. A part below its whole may always be
 * stated as 99.99, however close it is, because the product prints it that way.
 * @param stated in 1/100 per cent
 * @param denominator at least 1
 */
export function percentAgrees(numerator: number, denominator: number, stated: number): boolean {
  const lastDigit = stated % 100 === 0 ? 100n : stated % 10 === 0 ? 10n : 1n;
  const whole = BigInt(denominator) * lastDigit;
  const rounded = ((BigInt(numerator) * 20_000n + whole) / (whole * 2n)) * lastDigit;
  if (rounded === BigInt(stated)) return true;
  return stated === 9_999 && numerator < denominator && rounded === 10_000n;
}

/**
 * The fault of the percentage stated with a ratio: `stated-percent-disagrees`, or `stated-percent-of-nothing` when the
 * denominator is 0.
 * @param at path of the ratio, such as `['values', 'P06.07']`
 * @param stated in 1/100 per cent
 */
export function checkStatedPercent(
  at: Path,
  { numerator, denominator }: { readonly numerator: number; readonly denominator: number },
  stated: number,
): Violation[] {
  const pointer = jsonPointer([...at, 'statedPercent']);
  if (denominator === 0) {
    return [
      {
        pointer,
        code: 'stated-percent-of-nothing',
        detail: {
          vi: 'Mẫu số bằng 0 nên không có tỷ lệ phần trăm; bỏ tỷ lệ phần trăm («statedPercent»).',
          en: 'The denominator is 0, so there is no percentage; remove statedPercent.',
        },
      },
    ];
  }
  if (percentAgrees(numerator, denominator, stated)) return [];
  return [
    {
      pointer,
      code: 'stated-percent-disagrees',
      detail: {
        vi: `Ghi ${formatShare(stated, 10_000, 'vi')} nhưng ${numerator}/${denominator} = ${formatShare(numerator, denominator, 'vi')}; sửa tỷ lệ hoặc hai số thành phần.`,
        en: `Stated as ${formatShare(stated, 10_000, 'en')}, but ${numerator}/${denominator} = ${formatShare(numerator, denominator, 'en')}; fix the percentage or the two figures.`,
      },
    },
  ];
}
