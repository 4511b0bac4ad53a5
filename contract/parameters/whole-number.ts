import * as z from 'zod';
import { bilingual } from '../../domain/language/bilingual.ts';

/**
 * A whole number of a query, in decimal digits alone: no sign, space, leading zero, exponent or hexadecimal form.
 * @param bounds the smallest and the largest number, at least 1
 */
export function wholeNumber({ min, max }: { readonly min: number; readonly max: number }) {
  const message = bilingual({
    vi: `số nguyên từ ${min} đến ${max}, chỉ gồm chữ số, ví dụ ${min}`,
    en: `a whole number from ${min} to ${max} in digits only, such as ${min}`,
  });
  return z
    .string()
    .transform((text, context) => {
      const number = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : Number.NaN;
      if (number >= min && number <= max) return number;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    })
    .meta({ override: { type: 'integer', minimum: min, maximum: max } });
}

/**
 * The maximum number of entries of a page, from 1.
 * @param usual the number without the parameter
 */
export function pageLimit({ max, usual }: { readonly max: number; readonly usual: number }) {
  const number = wholeNumber({ min: 1, max });
  return number.default(usual).meta({
    description: 'The maximum number of entries.',
    override: { type: 'integer', minimum: 1, maximum: max, default: usual },
  });
}
