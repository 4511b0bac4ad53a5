import type { OccurrenceAnswer } from '../../contract/occurrences.ts';
import { occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { OccurrenceRecord } from '../../domain/schedule/occurrence-record.ts';

/** A row of the ledger, without the fields internal to its attempts. */
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
