import * as z from 'zod';
import { idSchema } from '../catalogue/keys.ts';
import { bilingual } from '../language/bilingual.ts';
import { plainText } from '../language/plain-text.ts';
import { commentsSchema } from './comments.ts';

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
        error: bilingual({
          vi: 'đối tượng JSON gồm số liệu theo mã chỉ số',
          en: 'a JSON object of figures by indicator id',
        }),
      },
    )
    .transform((input): ReadonlyMap<string, unknown> => new Map(Object.entries(input))),
  /** Why a figure is as it is, by indicator id; needed for a figure that looks wrong. */
  comments: commentsSchema.optional(),
  note: plainText(2_000).optional(),
  reason: plainText(500).optional(),
  illustrative: z.boolean().optional(),
});

export type SubmissionRequest = z.infer<typeof submissionRequestSchema>;
