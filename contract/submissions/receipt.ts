import * as z from 'zod';
import { softRules } from '../../domain/kinds/soft-rule.ts';

const score = { points: z.number(), maxPoints: z.number() };

/** The outcome of an accepted submission. */
export const outcomeSchema = z.enum(['accepted', 'accepted-with-warnings']);

export type Outcome = z.infer<typeof outcomeSchema>;

/** The answer to an accepted submission. Points have two decimals. */
export const receiptSchema = z.object({
  /** Null in the answer to a dry run, which stores nothing. */
  id: z.string().nullable(),
  unit: z.string(),
  set: z.string(),
  period: z.string(),
  revision: z.int(),
  receivedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  status: z.enum(['on-time', 'late']),
  /** Accepted with warnings when a figure looks wrong compared with last period's. It still counts. */
  outcome: outcomeSchema,
  /** What looked wrong on acceptance, with the unit's comment, in the language of the answer. */
  warnings: z.array(
    z.object({
      indicator: z.string(),
      code: z.enum(softRules),
      detail: z.string(),
      comment: z.string(),
    }),
  ),
  illustrative: z.boolean(),
  catalogueVersion: z.int(),
  /** The number of figures in force after this revision. */
  figures: z.int(),
  /** The score of the figures if ranked now; null for a set that is not scored. */
  preview: z.object({ ...score, groups: z.array(z.object({ group: z.string(), ...score })) }).nullable(),
});

export type Receipt = z.infer<typeof receiptSchema>;
