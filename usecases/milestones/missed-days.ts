import { Temporal } from 'temporal-polyfill';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { dateAt, instantOf } from '../../domain/period/period.ts';
import type { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { OccurrenceStore } from '../ports/occurrence-store.ts';

/** How far back missed warnings still matter, in days. */
const daysBack = 31;

/** As a rule the last working day is within these days, and its warnings were sent: then nothing older is read. */
const lastDays = 4;

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
  const last = await statusesOf(occurrences, nominalTime, lastDays);
  if (isSentLastWorkingDay(last, nominalTime, calendar)) return [];
  const settled = await occurrences.settled();
  const statuses = await statusesOf(occurrences, nominalTime, daysBack);
  const [first] = statuses.keys();
  const missed: Temporal.PlainDate[] = [];
  for (let back = 1; back <= daysBack; back += 1) {
    const at = nominalTime.subtract({ hours: 24 * back });
    const day = dateAt(at);
    const isExpected =
      (first !== undefined && day.toString() >= first) || (settled !== null && isAfter(at, settled.until));
    if (!isExpected) break;
    if (statuses.get(day.toString()) !== 'done') missed.push(day);
    else if (calendar.isWorkingDay(day)) break;
  }
  return missed;
}

/** Whether the warnings of the last working day were sent, and those of the days off since then. */
function isSentLastWorkingDay(
  statuses: ReadonlyMap<string, string>,
  nominalTime: Temporal.Instant,
  calendar: WorkingCalendar,
): boolean {
  for (let back = 1; back <= lastDays; back += 1) {
    const day = dateAt(nominalTime.subtract({ hours: 24 * back }));
    if (statuses.get(day.toString()) !== 'done') return false;
    if (calendar.isWorkingDay(day)) return true;
  }
  return false;
}

/** The statuses of the runs of the days before a nominal time, by date, oldest first. */
async function statusesOf(
  occurrences: OccurrenceStore,
  nominalTime: Temporal.Instant,
  days: number,
): Promise<Map<string, string>> {
  // From the beginning of its day: the times of the deployment may have been others then.
  const from = instantOf(dateAt(nominalTime).subtract({ days }), '00:00');
  const rows = await occurrences.list('warn', from, nominalTime.subtract({ seconds: 1 }));
  return new Map(
    rows.map(({ nominalTime: at, status }) => [
      dateAt(Temporal.Instant.from(at)).toString(),
      // Nobody is warned twice where it is not known whether warnings were sent.
      status === 'unreadable' ? 'done' : status,
    ]),
  );
}
