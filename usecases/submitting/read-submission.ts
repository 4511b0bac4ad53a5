import * as z from 'zod';
import type { Caller } from '../../domain/access/caller.ts';
import { valueAnswer, valueAnswerSchema } from '../../domain/kinds/value-answer.ts';
import type { Language } from '../../domain/language/text.ts';
import { windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Ports } from '../ports/ports.ts';
import { findRevisions, type SubmissionAddress } from './find-revisions.ts';
import { receiptOf, receiptSchema } from './receipt.ts';

/** The latest revision as the API tells it: its receipt, and what was sent, in the form it is submitted in. */
export const submissionAnswerSchema = receiptSchema.extend({
  id: z.string(),
  values: z
    .record(z.string(), valueAnswerSchema)
    .meta({ description: 'All figures in force, by indicator id, as they would be submitted.' }),
  asOf: z.iso.date().optional(),
  comments: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: 'Comments in force on figures, by indicator id.' }),
  note: z.string().optional(),
  reason: z.string().optional(),
});

export type SubmissionAnswer = z.infer<typeof submissionAnswerSchema>;

/**
 * The latest revision of a unit's figures for a set and period.
 * @throws Problem as {@link findRevisions}
 */
export async function readSubmission(
  ports: Pick<Ports, 'catalogues' | 'submissions'>,
  caller: Caller,
  address: SubmissionAddress,
  language: Language,
): Promise<SubmissionAnswer> {
  const { catalogue, set, unit, latest } = await findRevisions(ports, caller, address);
  const { period } = address;
  const window = windowOf(set, period, new WorkingCalendar(catalogue.calendar));
  return {
    ...receiptOf(latest, { set, unit, period, window }, language),
    id: latest.id,
    ...contentOf(latest),
  };
}

function contentOf({ values, asOf, comments, note, reason }: Submission) {
  return {
    values: Object.fromEntries([...values].map(([indicator, value]) => [indicator, valueAnswer(value)])),
    ...(asOf === undefined ? {} : { asOf }),
    ...(comments === undefined ? {} : { comments: Object.fromEntries(comments) }),
    ...(note === undefined ? {} : { note }),
    ...(reason === undefined ? {} : { reason }),
  };
}
