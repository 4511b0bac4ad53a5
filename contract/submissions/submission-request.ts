import * as z from 'zod';
import { idSchema, periodSchema } from '../../domain/catalogue/keys.ts';
import { figureKinds } from '../../domain/kinds/kinds.ts';
import { bilingual } from '../../domain/language/bilingual.ts';
import { plainText } from '../../domain/language/plain-text.ts';
import { mostCommentsInForce, mostFiguresSent } from '../../domain/submission/submission-limits.ts';

/** One comment: plain text of at most 500 characters. */
const commentSchema = plainText(500, 0);

/**
 * An object, key by key: no key, not even `__proto__`, is lost or causes harm.
 * @param error the expected form
 */
function entriesSchema(error: string) {
  return z
    .custom<Record<string, unknown>>(
      (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
      { error },
    )
    .transform(entriesOf);
}

function entriesOf(input: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const key of Object.keys(input)) entries.set(key, input[key]);
  return entries;
}

/**
 * A unit's submission. Each figure of `values`, by indicator id, is then validated by its indicator's kind. An empty date, note or
 * comment takes away what the revision before said.
 */
export const submissionRequestSchema = z.strictObject({
  unit: idSchema,
  set: idSchema,
  period: z.string(),
  asOf: z.iso.date().or(z.literal('')).optional(),
  values: entriesSchema(
    bilingual({
      vi: 'đối tượng JSON gồm số liệu theo mã chỉ số',
      en: 'a JSON object of figures by indicator id',
    }),
  ),
  /** Comments on figures, by indicator id; required for a figure that looks wrong. */
  comments: entriesSchema(
    bilingual({
      vi: 'đối tượng JSON gồm giải trình theo mã chỉ số',
      en: 'a JSON object of comments by indicator id',
    }),
  )
    .pipe(z.map(z.string(), commentSchema))
    .optional(),
  note: plainText(2_000, 0).optional(),
  reason: plainText(500).optional(),
  illustrative: z.boolean().optional(),
});

/** A submission whose shape is right; whether each figure is, only its indicator's kind can tell. */
export type SubmissionRequest = z.infer<typeof submissionRequestSchema>;

/** The same schema with its figures and comments spelled out, for the document. */
export const documentedSubmissionSchema = submissionRequestSchema
  .extend({
    period: periodSchema.meta({ example: '2024-W02' }),
    asOf: submissionRequestSchema.shape.asOf.meta({
      description:
        'The day that the figures describe. Left out, that of the last revision stays; empty, it is taken away.',
    }),
    note: submissionRequestSchema.shape.note.meta({
      description:
        'Difficulties and proposals, which the weekly report shows to the unit’s leaders. Left out, the note of the last revision stays; empty, it is taken away.',
    }),
    values: z.record(z.string(), z.union(Object.values(figureKinds).map(({ sent }) => sent))).meta({
      description: `Figures by indicator id, at most ${mostFiguresSent.toLocaleString('en')}; the form of each depends on the kind of its indicator. A ratio may state the percentage printed beside it, which is checked but not stored. \`{"nothingToReport": true}\` (Không phát sinh) can replace any figure except a standing.`,
    }),
    comments: z
      .record(z.string(), commentSchema)
      .optional()
      .meta({
        description: `Comments on figures, by indicator id; at most ${mostCommentsInForce}. A figure that differs widely from last period’s needs one, and is then accepted with a warning. Left out, a comment stays as long as its figure stays the same; empty, it is taken away.`,
      }),
  })
  .meta({ id: 'Submission' });
