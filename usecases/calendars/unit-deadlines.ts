import type { Temporal } from 'temporal-polyfill';
import { calendarReach } from '../../contract/calendars.ts';
import { mostReported } from '../../contract/owed.ts';
import type { UnitDeadline } from '../../domain/calendar/unit-deadline.ts';
import type { Unit, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { reportedBy } from '../../domain/catalogue/reporters.ts';
import { dateAt } from '../../domain/period/period.ts';
import { inParallel } from '../in-parallel.ts';
import type { Ports } from '../ports/ports.ts';
import type { Days } from './days.ts';
import { milestoneDeadlines } from './milestone-deadlines.ts';
import { owedDeadlines } from './owed-deadlines.ts';

/** {@link calendarReach} of what the unit reports for others, of which many may be read: what is past is of use to themselves. */
const reachForOthers = { ...calendarReach, back: 14 } as const;

/** How many units are read at once. */
const unitsAtOnce = 5;

/** The most deadlines of a calendar; those furthest ahead are left out, and what the unit reports for others before its own. */
export const mostDeadlines = 1_000;

/**
 * The deadlines of a unit within {@link calendarReach}, by time: what it owes each set, and its milestones; and what is owed by the
 * units for which it reports, of the periods for which it does.
 */
export async function unitDeadlines(
  ports: Pick<Ports, 'approvals' | 'submissions' | 'exceptions' | 'clock'>,
  current: VersionedCatalogue,
  unit: Unit,
): Promise<UnitDeadline[]> {
  const today = dateAt(ports.clock.now());
  const owed = await owedDeadlines(ports, current, unit, daysAround(today, calendarReach));
  const milestones = await milestoneDeadlines(ports, current, unit, daysAround(today, calendarReach));
  const own = [...owed, ...milestones].sort(byTime).slice(0, mostDeadlines);
  const reported = reportedBy(current.catalogue, unit.id).slice(0, mostReported);
  const days = daysAround(today, reachForOthers);
  const others = await inParallel(reported, unitsAtOnce, (one) =>
    owedDeadlines(ports, current, one, days, unit),
  );
  const room = mostDeadlines - own.length;
  return [...own, ...others.flat().sort(byTime).slice(0, room)].sort(byTime);
}

function daysAround(
  today: Temporal.PlainDate,
  { back, ahead }: { readonly back: number; readonly ahead: number },
): Days {
  return { first: today.subtract({ days: back }), last: today.add({ days: ahead }) };
}

function byTime(one: UnitDeadline, other: UnitDeadline): number {
  const [first, second] = [one, other].map(
    ({ when, uid }) => `${'day' in when ? when.day : when.until} ${uid}`,
  );
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
