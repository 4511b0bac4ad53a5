import * as z from 'zod';
import { jobs, occurrenceId } from '../../domain/schedule/occurrence.ts';
import { type OccurrenceRecord, occurrenceStatuses } from '../../domain/schedule/occurrence-record.ts';

/** One run of a job, as the API tells it. */
export const occurrenceAnswerSchema = z.strictObject({
  id: z.string().meta({ example: 'report@2024-01-15T00:00:00Z' }),
  job: z.enum(jobs),
  nominalTime: z.iso.datetime(),
  status: z.enum([...occurrenceStatuses, 'missing']).meta({
    description:
      '`planned` still has to run; `missing` should have run and nobody knows of it, so it is made up for or closed at the next reconciliation.',
  }),
  attempts: z.int(),
  account: z
    .string()
    .nullable()
    .meta({ description: 'What was done, why nothing was done, or how the last attempt failed.' }),
  finishedAt: z.iso.datetime().nullable(),
  catalogueVersion: z.int().nullable(),
});

export type OccurrenceAnswer = z.infer<typeof occurrenceAnswerSchema>;

/** A row of the ledger, without what only its attempts need to know. */
export function occurrenceAnswer(record: OccurrenceRecord): OccurrenceAnswer {
  const { job, nominalTime, status, attempts } = record;
  return {
    id: occurrenceId(record),
    job,
    nominalTime,
    status,
    attempts,
    account: record.account ?? null,
    finishedAt: record.finishedAt ?? null,
    catalogueVersion: record.catalogueVersion ?? null,
  };
}
