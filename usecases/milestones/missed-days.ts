import { Temporal } from 'temporal-polyfill';
import { dateAt } from '../../domain/period/period.ts';
import type { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { OccurrenceStore } from '../ports/occurrence-store.ts';

/** How far back warnings that were missed still matter, in days. */
const daysBack = 31;

/**
 * The days before a nominal time whose warnings never went out, back to the last working day on which they did. A ledger
 * that begins later than that has missed nothing before its first row.
 */
export async function missedWarningDays(
  occurrences: OccurrenceStore,
  nominalTime: Temporal.Instant,
  calendar: WorkingCalendar,
): Promise<Temporal.PlainDate[]> {
  const from = nominalTime.subtract({ hours: 24 * daysBack });
  const rows = await occurrences.list('warn', from, nominalTime.subtract({ seconds: 1 }));
  const statuses = new Map(
    rows.map(({ nominalTime: at, status }) => [dateAt(Temporal.Instant.from(at)).toString(), status]),
  );
  const [first] = statuses.keys();
  const missed: Temporal.PlainDate[] = [];
  if (first === undefined) return missed;
  for (
    let day = dateAt(nominalTime).subtract({ days: 1 });
    day.toString() >= first;
    day = day.subtract({ days: 1 })
  ) {
    if (statuses.get(day.toString()) !== 'done') missed.push(day);
    else if (calendar.isWorkingDay(day)) break;
  }
  return missed;
}
