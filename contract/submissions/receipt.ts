import * as z from 'zod';
import { findingCodes } from '../../domain/kinds/soft-rule.ts';
import { sentStates } from '../../domain/submission/completeness/sent-state.ts';

const score = { points: z.number(), maxPoints: z.number() };

/** The most lacking indicators named of each submission of a file; the unit's own submission lists all. */
export const mostLackingInFile = 20;

/** The outcome of an accepted submission. */
export const outcomeSchema = z.enum(['accepted', 'accepted-with-warnings']);

/** Whether something about an accepted submission looked wrong. */
export type Outcome = z.infer<typeof outcomeSchema>;

/** What a stored revision's receipt says for good. Points have two decimals. */
export const revisionReceiptSchema = z.object({
  /** Null in the answer to a dry run that would store something. */
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
      code: z.enum(findingCodes),
      detail: z.string(),
      comment: z.string(),
    }),
  ),
  illustrative: z.boolean(),
  catalogueVersion: z.int(),
  /** The number of figures that the revision holds, with those it took over from the one before. */
  figures: z.int(),
  sent: z.enum(sentStates).meta({
    description:
      'What the unit has now sent of what the set asks: `partial` while a scored indicator that applies to it has no figure. “Nothing to report” is a figure.',
  }),
  asked: z.int().meta({ description: 'How many indicators the set asks the unit for.' }),
  lackingCount: z.int().meta({ description: 'How many of them have no figure.' }),
  lacking: z.array(z.object({ indicator: z.string(), name: z.string() })).meta({
    description: `Those without a figure, in the set’s order; in the answer to a file the first ${mostLackingInFile}.`,
  }),
  /** The score of the figures if ranked now; null for a set that is not scored. */
  preview: z.object({ ...score, groups: z.array(z.object({ group: z.string(), ...score })) }).nullable(),
});

/** The answer to an accepted submission. */
export const receiptSchema = revisionReceiptSchema.extend({
  awaitsApproval: z.literal(true).exactOptional().meta({
    description:
      'Where the set asks for approval: the figures count only once the head of the unit has approved them, and that has not been decided.',
  }),
  replayed: z.boolean().meta({
    description:
      'True when nothing was recorded now, because the same had been accepted before; the receipt is then of that time.',
  }),
  inForce: z.int().meta({
    description:
      'The latest revision now: this one, or a later one when the answer is of an earlier time. Whether it counts, where the set asks for approval, is in `GET /v1/submissions/{set}/{period}/{unit}`.',
  }),
  nextSteps: z
    .array(
      z.object({
        code: z.enum(['read-in-force', 'complete', 'recompute']),
        detail: z.string(),
        command: z.string().nullable(),
      }),
    )
    .meta({
      description:
        'What is left to do, in the language of the answer: look at the later revision; send what the set still asks for; have operations rank a locked period again, with the command for it.',
    }),
});

/** What was accepted, when, whether in time, and what looked wrong about it. */
export type RevisionReceipt = z.infer<typeof revisionReceiptSchema>;
/** The answer to a submission: its receipt, whether it is a repetition, and what is left to do. */
export type Receipt = z.infer<typeof receiptSchema>;

/** The receipt as the document names it. */
export const documentedReceiptSchema = receiptSchema.meta({ id: 'Receipt' });
