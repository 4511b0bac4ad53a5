import * as z from 'zod';

/** A whole number from 0 to 2^53 − 1. */
const whole = z.int().min(0);

/** A number with at most two decimals, as a JSON number; kept as an exact integer of 1/100. */
const twoDecimals = (least: number, most: number) =>
  z
    .number()
    .min(least)
    .max(most)
    .refine((value) => /^-?\d+(?:\.\d{1,2})?$/.test(String(value)), 'at most two decimals')
    .transform(toHundredths);

/** Exact, because the shortest decimal text of a number with two decimals is that number. */
function toHundredths(value: number): number {
  const [, sign = '', units = '0', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  const magnitude = Number(units + decimals.padEnd(2, '0'));
  return magnitude === 0 ? 0 : sign === '-' ? -magnitude : magnitude;
}

/** What a unit sends for an indicator, by the indicator's kind. Points and amounts come out in 1/100. */
export const valueSchemas = {
  /** Part of a whole, e.g. dossiers settled on time out of all: two whole numbers. */
  ratio: z.strictObject({ numerator: whole, denominator: whole }),
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
} as const;

export type Kind = keyof typeof valueSchemas;

/** A validated figure. `points` and `amount` are integers of 1/100; everything else counts whole things. */
export type Value =
  | { readonly kind: 'ratio'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'tasks'; readonly done: number; readonly total: number }
  | { readonly kind: 'points'; readonly points: number }
  | { readonly kind: 'standing'; readonly points: number; readonly rank: number; readonly of: number }
  | { readonly kind: 'amount'; readonly amount: number };

/** The figures of a submission by indicator id. */
export type Values = ReadonlyMap<string, Value>;
