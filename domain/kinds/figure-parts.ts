import * as z from 'zod';
import { bilingual } from '../language/bilingual.ts';

/** A whole number from 0 to 2^53 − 1; −0 becomes 0. */
export const whole = z
  .int()
  .min(0)
  .overwrite((value) => value + 0);

/** A rank, or the number of ranked contenders. */
export const place = z.int().min(1).max(100_000);

/** A number with at most two decimals, as a JSON number; stored as an exact integer of 1/100. */
export const twoDecimals = (least: number, most: number) =>
  z
    .number()
    .min(least)
    .max(most)
    .refine(
      (value) => /^-?\d+(?:\.\d{1,2})?$/.test(String(value)),
      bilingual({ vi: 'số có nhiều nhất hai chữ số thập phân', en: 'a number with at most two decimals' }),
    )
    .transform(toHundredths);

/** Exact, because the shortest decimal text of a number with two decimals is that number. */
function toHundredths(value: number): number {
  const [, sign = '', units = '0', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  const magnitude = Number(units + decimals.padEnd(2, '0'));
  return magnitude === 0 ? 0 : sign === '-' ? -magnitude : magnitude;
}

/** A whole number in an answer. */
export const wholeAnswer = z.int().min(0);
