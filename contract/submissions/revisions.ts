import * as z from 'zod';
import { valueAnswerSchema } from '../../domain/kinds/value-answer.ts';
import { textSchema } from '../../domain/language/text.ts';
import { leftOutField } from '../http/left-out.ts';
import { nextOfFullPage } from '../parameters/cursor.ts';
import { outcomeSchema } from './receipt.ts';

const revisionSchema = z.object({
  revision: z.int(),
  receivedAt: z.iso.datetime(),
  status: z.enum(['on-time', 'late']),
  outcome: outcomeSchema,
  by: z
    .object({
      token: z.string(),
      role: z.enum(['unit', 'reader', 'leader', 'operations']).nullable(),
      unit: z.string().nullable(),
      post: z.object({ id: z.string(), post: textSchema }).optional(),
    })
    .meta({
      description:
        'The id of the token used, and its role and unit; or the id of the session, and `post`, who sent it in the portal.',
    }),
  reason: z.string().optional(),
  note: z.string().optional(),
  asOf: z.iso.date().optional(),
  changes: z
    .array(z.object({ indicator: z.string(), from: valueAnswerSchema.nullable(), to: valueAnswerSchema }))
    .meta({ description: 'The figures added or changed; `from` is null for a new one.' }),
});

/** A page of a history, newest revision first. */
export const revisionsSchema = z
  .object({
    set: z.string(),
    period: z.string(),
    unit: z.string(),
    revisions: z.array(revisionSchema),
    ...leftOutField,
    next: nextOfFullPage,
  })
  .meta({ id: 'Revisions' });

/** A submission's history, newest revision first; `next` is null on the last page. */
export type RevisionsAnswer = z.infer<typeof revisionsSchema>;
