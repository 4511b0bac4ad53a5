import { type Day, dayAt, type Instant, instantAt } from './days.ts';
import { idOf } from './expected-runs.ts';
import type { Row } from './ledger.ts';
import { type Calendar, isWorkingDay } from './working-days.ts';

/** Nobody looks back further, in days. */
const farthest = 31;

/** The ledger, as far as days are missed: when it was noted to begin, if it was, and what became of each run. */
export type LedgerSoFar = {
  readonly begin: Instant | null;
  readonly rows: ReadonlyMap<string, Pick<Row, 'status'>>;
};

/**
 * The days before today whose warnings are made up for today: back to the last working day on which they went out. On a day
 * off they go out without a message, so that says nothing of the days before. Nothing was expected before the ledger began,
 * that is, before it was noted to begin or has its first row.
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
