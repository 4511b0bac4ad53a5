import * as z from 'zod';
import { catalogueSchema } from '../../domain/catalogue/catalogue.ts';
import { figureColumns } from '../../domain/kinds/figure-columns.ts';
import { figureKinds } from '../../domain/kinds/kinds.ts';
import { commentSchema } from '../../domain/submission/comments.ts';
import { keyColumns, sharedColumns } from '../../domain/submission/csv-columns.ts';
import { submissionRequestSchema } from '../../domain/submission/submission-request.ts';

/** The form of every refusal. */
export const problemSchema = z
  .strictObject({
    type: z.string().meta({ example: '/docs/problems#invalid-submission' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'The request id; tell it to operations.' }),
    errors: z
      .array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() }))
      .optional()
      .meta({ description: 'Every wrong part: where, which rule, and how to mend it.' }),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457 problem, in the language of Accept-Language (vi by default).',
  });

/** A submission's body with its figures spelled out; the handler reads the same figures key by key. */
export const documentedSubmissionSchema = submissionRequestSchema
  .extend({
    period: z
      .string()
      .regex(/^\d{4}(?:-W\d{2}|-\d{2}|-Q[1-4]|-H[12])?$/)
      .meta({ example: '2024-W02' }),
    values: z.record(z.string(), z.union(Object.values(figureKinds).map(({ sent }) => sent))).meta({
      description:
        'Figures by indicator id, at most 1,000; the form of each follows the kind of its indicator. A ratio may state the percentage printed beside it, which is checked and not stored. `{"nothingToReport": true}` (Không phát sinh) stands for any figure but a standing.',
    }),
    comments: z.record(z.string(), commentSchema).optional().meta({
      description:
        'Why a figure is as it is, by indicator id. Needed where a figure is far from the last period’s, which is then accepted with a warning; at most 200.',
    }),
  })
  .meta({ id: 'Submission' });

/** A file of submissions, one figure a row. */
export const documentedCsvSchema = z.string().meta({
  id: 'SubmissionsCsv',
  description: `UTF-8, separated by comma, semicolon or tab, at most 5,000 rows; the first row names the columns, in any order. Every row needs \`${keyColumns.join('`, `')}\`. Figures: \`${figureColumns.join('`, `')}\`; \`comment\` explains a figure. Once for each submission, on any of its rows: \`${sharedColumns.join('`, `')}\`, \`illustrative\`. \`ifMatch\` is the number of the revision that a correction is for.`,
});

/** A catalogue; the handler parses it with the same schema and then checks the rules between its parts. */
export const documentedCatalogueSchema = catalogueSchema.meta({ id: 'Catalogue' });
