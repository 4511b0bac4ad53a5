import * as z from 'zod';
import { softRules } from '../../domain/kinds/soft-rule.ts';

const score = { points: z.number(), maxPoints: z.number() };

/** How an accepted submission was accepted. */
export const outcomeSchema = z.enum(['accepted', 'accepted-with-warnings']);

export type Outcome = z.infer<typeof outcomeSchema>;

/** The answer to an accepted submission. Points are in points, with two decimals. */
export const receiptSchema = z.object({
  /** Null in the answer to a dry run, which records nothing. */
  id: z.string().nullable(),
  unit: z.string(),
  set: z.string(),
  period: z.string(),
  revision: z.int(),
  receivedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  status: z.enum(['on-time', 'late']),
  /** With warnings, when a figure looks wrong beside the last period's. It counts all the same. */
  outcome: outcomeSchema,
  /** What looked wrong when the revision was accepted, with the unit's comment, in the language of the answer. */
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
  /** How many figures are in force after this revision. */
  figures: z.int(),
  /** What the figures would score if the ranking were made of them now; null for a set that is not scored. */
  preview: z.object({ ...score, groups: z.array(z.object({ group: z.string(), ...score })) }).nullable(),
});

export type Receipt = z.infer<typeof receiptSchema>;
