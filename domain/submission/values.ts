import * as z from 'zod';
import { bilingual } from '../language/bilingual.ts';

/** A whole number from 0 to 2^53 − 1; −0 becomes 0. */
const whole = z
  .int()
  .min(0)
  .overwrite((value) => value + 0);

/** A number with at most two decimals, as a JSON number; kept as an exact integer of 1/100. */
const twoDecimals = (least: number, most: number) =>
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

/** What a unit sends for an indicator, by the indicator's kind. Points, amounts and percentages come out in 1/100. */
export const valueSchemas = {
  /**
   * Part of a whole, e.g. dossiers settled on time out of all: two whole numbers. The percentage printed beside them in
   * the unit's own report may be stated too; it is checked against the two and not stored.
   */
  ratio: z.strictObject({
    numerator: whole,
    denominator: whole,
    statedPercent: twoDecimals(0, 1_000).optional(),
  }),
  /** How many, counted since the beginning. */
  count: z.strictObject({ count: whole }),
  /** Tasks done out of tasks assigned. */
  tasks: z.strictObject({ done: whole, total: whole }),
  /** Points given by a rule outside this product, with at most two decimals. */
  points: z.strictObject({ points: twoDecimals(0, 1_000) }),
  /** Points and rank published by somebody else. */
  standing: z.strictObject({
    points: twoDecimals(0, 1_000),
    rank: z.int().min(1).max(100_000),
    of: z.int().min(1).max(100_000),
  }),
  /** A quantity that is tracked but not scored, with at most two decimals. */
  amount: z.strictObject({ amount: twoDecimals(-1_000_000_000_000, 1_000_000_000_000) }),
  /** “Không phát sinh”: there was nothing to report in the period. For every kind of indicator but a standing. */
  none: z.strictObject({ nothingToReport: z.literal(true) }),
} as const;

export type Kind = keyof typeof valueSchemas;

/** A validated figure. `points` and `amount` are integers of 1/100; everything else counts whole things. */
export type Value =
  | { readonly kind: 'ratio'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'tasks'; readonly done: number; readonly total: number }
  | { readonly kind: 'points'; readonly points: number }
  | { readonly kind: 'standing'; readonly points: number; readonly rank: number; readonly of: number }
  | { readonly kind: 'amount'; readonly amount: number }
  | { readonly kind: 'none' };

/** The figures of a submission by indicator id. */
export type Values = ReadonlyMap<string, Value>;
