import * as z from 'zod';
import { catalogueSchema } from '../../domain/catalogue/catalogue.ts';
import { submissionRequestSchema } from '../../domain/submission/submission-request.ts';
import { valueSchemas } from '../../domain/submission/values.ts';

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

const { ratio, count, tasks, points, standing, amount } = valueSchemas;

/** A submission's body with its figures spelled out; the handler reads the same figures key by key. */
export const documentedSubmissionSchema = submissionRequestSchema
  .extend({
    period: z.string().regex(/^\d{4}-W\d{2}$/),
    values: z.record(z.string(), z.union([ratio, count, tasks, points, standing, amount])).meta({
      description: 'Figures by indicator id; the form of each follows the kind of its indicator.',
    }),
  })
  .meta({ id: 'Submission' });

/** A catalogue; the handler parses it with the same schema and then checks the rules between its parts. */
export const documentedCatalogueSchema = catalogueSchema.meta({ id: 'Catalogue' });
