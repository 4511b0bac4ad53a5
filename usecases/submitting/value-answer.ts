import * as z from 'zod';
import type { Value } from '../../domain/submission/values.ts';

const whole = z.int().min(0);

/** A figure as the API tells it: in the very form it is submitted in. */
export const valueAnswerSchema = z
  .union([
    z.strictObject({ numerator: whole, denominator: whole }),
    z.strictObject({ count: whole }),
    z.strictObject({ done: whole, total: whole }),
    z.strictObject({ points: z.number() }),
    z.strictObject({ points: z.number(), rank: whole, of: whole }),
    z.strictObject({ amount: z.number() }),
    z.strictObject({ nothingToReport: z.literal(true) }),
  ])
  .meta({ id: 'Figure', description: 'The form follows the kind of the indicator.' });

export type ValueAnswer = z.infer<typeof valueAnswerSchema>;

/** Turns a validated figure back into what was submitted: points and amounts as decimals instead of hundredths. */
export function valueAnswer(value: Value): ValueAnswer {
  switch (value.kind) {
    case 'ratio':
      return { numerator: value.numerator, denominator: value.denominator };
    case 'count':
      return { count: value.count };
    case 'tasks':
      return { done: value.done, total: value.total };
    case 'points':
      return { points: value.points / 100 };
    case 'standing':
      return { points: value.points / 100, rank: value.rank, of: value.of };
    case 'amount':
      return { amount: value.amount / 100 };
    case 'none':
      return { nothingToReport: true };
  }
}
