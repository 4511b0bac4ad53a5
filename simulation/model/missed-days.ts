import type { Day } from './days.ts';
import { type Calendar, isWorkingDay } from './working-days.ts';

/** What became of the warnings of a day: `not-expected` is before there was a ledger. */
export type WarningsOfDay = 'went-out' | 'missed' | 'not-expected';

/** Nobody looks back further, in days. */
const farthest = 31;

/**
 * The days before today whose warnings are made up for today: back to the last working day on which they went out. On a day
 * off they go out without a message, so that says nothing of the days before.
 */
export function missedDays(today: Day, calendar: Calendar, warningsOf: (day: Day) => WarningsOfDay): Day[] {
  const missed: Day[] = [];
  for (let day = today - 1; day >= today - farthest; day -= 1) {
    const became = warningsOf(day);
    if (became === 'not-expected') break;
    if (became === 'missed') missed.push(day);
    else if (isWorkingDay(calendar, day)) break;
  }
  return missed;
}
