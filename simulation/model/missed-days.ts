import { type Day, dayAt, type Instant, instantAt } from './days.ts';
import { idOf } from './expected-runs.ts';
import type { Row } from './ledger.ts';
import { type Calendar, isWorkingDay } from './working-days.ts';

/** The longest look-back, in days. */
const farthest = 31;

/** The part of the ledger that determines missed days: its recorded beginning, if any, and the status of each run. */
export type LedgerSoFar = {
  readonly begin: Instant | null;
  readonly rows: ReadonlyMap<string, Pick<Row, 'status'>>;
};

/**
 * The days before today whose warnings are caught up today: back to the last working day on which they were sent. Runs
 * on days off finish without a message, so they do not end the look-back. Nothing is expected before the ledger began,
 * that is, before its recorded beginning or its first row.
 */
export function missedDays(today: Day, calendar: Calendar, ledger: LedgerSoFar): Day[] {
  const missed: Day[] = [];
  for (let day = today - 1; day >= Math.max(today - farthest, firstDay(ledger, today)); day -= 1) {
    const wentOut = ledger.rows.get(warningsOf(day))?.status === 'done';
    if (!wentOut) missed.push(day);
    else if (isWorkingDay(calendar, day)) break;
  }
  return missed;
}

function firstDay({ begin, rows }: LedgerSoFar, today: Day): Day {
  const expected = begin === null ? today : dayAt(begin) + (begin < timeOf(dayAt(begin)) ? 0 : 1);
  let first = Math.min(expected, today);
  for (let day = today - farthest; day < first; day += 1) if (rows.has(warningsOf(day))) first = day;
  return first;
}

function warningsOf(day: Day): string {
  return idOf({ job: 'warn', at: timeOf(day) });
}

function timeOf(day: Day): Instant {
  return instantAt(day, '07:30');
}
