import { Temporal } from 'temporal-polyfill';
import { dateAt, instantOf } from '../../domain/period/period.ts';
import type { Occurrence } from '../../domain/schedule/occurrence.ts';
import { isTerminal, type OccurrenceRecord } from '../../domain/schedule/occurrence-record.ts';
import type { OccurrenceStore } from '../ports/occurrence-store.ts';

/**
 * The ledger's row of a job on the day of an occurrence, also where it began at another time of that day, because the times
 * of the deployment were changed since: a day has one run of a job. One that has ended comes before one that has not. Of two
 * that began at once, all triggers get the first.
 */
export async function runOfDay(
  occurrences: Pick<OccurrenceStore, 'list'>,
  { job, nominalTime }: Occurrence,
): Promise<OccurrenceRecord | null> {
  const day = dateAt(Temporal.Instant.from(nominalTime));
  const rows = await occurrences.list(job, ...boundsOf(day));
  return rows.find(isTerminal) ?? rows[0] ?? null;
}

/** The first and the last second of a day. */
export function boundsOf(day: Temporal.PlainDate): [Temporal.Instant, Temporal.Instant] {
  const next = instantOf(day.add({ days: 1 }), '00:00');
  return [instantOf(day, '00:00'), next.subtract({ seconds: 1 })];
}
