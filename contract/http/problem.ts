import * as z from 'zod';

/** The indicator an error is about, by id and name. */
export const indicatorReferenceSchema = z
  .object({ id: z.string(), name: z.string() })
  .meta({ id: 'IndicatorReference', description: 'The indicator the error is about.' });

/** The form of every refusal. */
export const problemSchema = z
  .object({
    type: z.string().meta({ example: '/docs/problems#invalid-submission' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'The request id; give it to operations when asking for help.' }),
    errors: z
      .array(
        z.object({
          pointer: z.string(),
          code: z.string(),
          detail: z.string(),
          place: z.string().exactOptional().meta({
            description: 'Where it is in a catalogue, in words; `pointer` says the same to programs.',
          }),
          indicator: indicatorReferenceSchema.exactOptional(),
          value: z.string().exactOptional().meta({ description: 'What the cell of the workbook holds.' }),
        }),
      )
      .optional()
      .meta({ description: 'All faults: where, which rule, and how to fix it.' }),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457 problem, in the language of Accept-Language (vi by default).',
  });

/** A refusal. */
export type ProblemAnswer = z.infer<typeof problemSchema>;

/** The media type of a refusal. */
export const problemMediaType = 'application/problem+json';
