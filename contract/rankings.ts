import * as z from 'zod';
import { idSchema, periodSchema } from '../domain/catalogue/keys.ts';
import { periodParameterSchema } from './parameters/period.ts';

/** Which ranking is asked for. */
export const rankingQuerySchema = z.strictObject({
  set: idSchema,
  period: periodSchema,
  league: z.string().max(60),
  edition: z.coerce.number().int().min(1).max(9_999).optional(),
});

/** Which period's rankings are meant. */
export const rankedPeriodSchema = z.strictObject({ set: idSchema, period: periodParameterSchema });

export type RankedPeriod = z.infer<typeof rankedPeriodSchema>;

/** What came of rebuilding every edition of a period. */
export const verificationAnswerSchema = z.strictObject({
  set: z.string(),
  period: z.string(),
  identical: z.boolean().meta({ description: 'Whether every edition came out exactly as it was frozen.' }),
  editions: z.array(
    z.strictObject({
      league: z.string(),
      edition: z.int(),
      inputDigest: z.string(),
      rebuiltDigest: z.string().nullable(),
      identical: z.boolean(),
    }),
  ),
});
