import * as z from 'zod';
import { idSchema } from '../catalogue/catalogue.ts';

const plainText = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^(?:[^\p{Cc}\u202a-\u202e\u2066-\u2069]|[\t\n\r])*$/u, 'no control characters')
    .refine((text) => text.isWellFormed(), 'no lone surrogates')
    .normalize('NFC');

/**
 * What a unit sends. `values` comes out as a map from indicator id to the raw figure, so that no key, not even
 * `__proto__`, can get lost or do harm; each figure is then validated by its indicator's kind.
 */
export const submissionRequestSchema = z.strictObject({
  unit: idSchema,
  set: idSchema,
  period: z.string(),
  asOf: z.iso.date().optional(),
  values: z
    .custom<Record<string, unknown>>(
      (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
      {
        error: 'a JSON object of figures by indicator id',
      },
    )
    .transform((input): ReadonlyMap<string, unknown> => new Map(Object.entries(input))),
  note: plainText(2_000).optional(),
  reason: plainText(500).optional(),
  illustrative: z.boolean().optional(),
});

export type SubmissionRequest = z.infer<typeof submissionRequestSchema>;
