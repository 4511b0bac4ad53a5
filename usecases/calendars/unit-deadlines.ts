import type { UnitDeadline } from '../../domain/calendar/unit-deadline.ts';
import type { Unit, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { dateAt } from '../../domain/period/period.ts';
import type { Ports } from '../ports/ports.ts';
import { milestoneDeadlines } from './milestone-deadlines.ts';
import { owedDeadlines } from './owed-deadlines.ts';

/** How many days back and ahead a calendar reaches. */
const reach = { back: 60, ahead: 365 } as const;

/** The most deadlines of a calendar; those furthest ahead are left out. */
export const mostDeadlines = 1_000;

/** The deadlines of a unit from 60 days ago to 365 days ahead, by time: what it owes each set, and its milestones. */
export async function unitDeadlines(
  ports: Pick<Ports, 'approvals' | 'submissions' | 'exceptions' | 'clock'>,
  current: VersionedCatalogue,
  unit: Unit,
): Promise<UnitDeadline[]> {
  const today = dateAt(ports.clock.now());
  const days = { first: today.subtract({ days: reach.back }), last: today.add({ days: reach.ahead }) };
  const owed = await owedDeadlines(ports, current, unit, days);
  const milestones = await milestoneDeadlines(ports, current, unit, days);
  return [...owed, ...milestones].sort(byTime).slice(0, mostDeadlines);
}

function byTime(one: UnitDeadline, other: UnitDeadline): number {
  const [first, second] = [one, other].map(
    ({ when, uid }) => `${'day' in when ? when.day : when.until} ${uid}`,
  );
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
