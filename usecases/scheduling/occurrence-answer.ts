import type { OccurrenceAnswer } from '../../contract/occurrences.ts';
import { occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { OccurrenceRecord } from '../../domain/schedule/occurrence-record.ts';

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
