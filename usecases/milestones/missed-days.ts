import { Temporal } from 'temporal-polyfill';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { dateAt } from '../../domain/period/period.ts';
import type { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { OccurrenceStore } from '../ports/occurrence-store.ts';

/** How far back missed warnings still matter, in days. */
const daysBack = 31;

/**
 * The days before a nominal time whose warnings were not sent, back to the last working day on which they were. A day
 * counts if it is after the ledger's first row, or after the instant up to which the ledger is settled; nothing was
 * missed before that.
 */
export async function missedWarningDays(
  occurrences: OccurrenceStore,
  nominalTime: Temporal.Instant,
  calendar: WorkingCalendar,
): Promise<Temporal.PlainDate[]> {
  const settled = await occurrences.settledUntil();
  const from = nominalTime.subtract({ hours: 24 * daysBack });
  const rows = await occurrences.list('warn', from, nominalTime.subtract({ seconds: 1 }));
  const statuses = new Map(
    rows.map(({ nominalTime: at, status }) => [dateAt(Temporal.Instant.from(at)).toString(), status]),
  );
  const [first] = statuses.keys();
  const missed: Temporal.PlainDate[] = [];
  for (let back = 1; back <= daysBack; back += 1) {
    const at = nominalTime.subtract({ hours: 24 * back });
    const day = dateAt(at);
    const isExpected =
      (first !== undefined && day.toString() >= first) || (settled !== null && isAfter(at, settled));
    if (!isExpected) break;
    if (statuses.get(day.toString()) !== 'done') missed.push(day);
    else if (calendar.isWorkingDay(day)) break;
  }
  return missed;
}
