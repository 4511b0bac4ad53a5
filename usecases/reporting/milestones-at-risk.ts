import { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { deadlineOn } from '../../domain/milestone/deadline.ts';
import { distanceOn } from '../../domain/milestone/ladder.ts';
import type { MilestoneStatus } from '../../domain/milestone/milestone-statuses.ts';
import { dateAt } from '../../domain/period/period.ts';
import type { WorkingCalendar } from '../../domain/period/working-days.ts';
import {
  type MilestoneAtRisk,
  mostMilestones,
  mostUnitsOfMilestone,
} from '../../domain/report/milestone-at-risk.ts';
import type { UnreadableSource } from '../../domain/report/unreadable-source.ts';
import { type MeasuredOnDay, measureMilestones } from '../milestones/measure-milestones.ts';
import type { Ports } from '../ports/ports.ts';

/** A report mentions milestones from a number of days before their date to a number of days after it. */
const daysAhead = 60;
const daysAfter = 30;

/** The milestones to mention, and those that some of their units are left out of, because their figures cannot be read. */
export type MilestonesAtRisk = {
  readonly milestones: readonly MilestoneAtRisk[];
  readonly unreadable: readonly UnreadableSource[];
};

/** The milestones that some of their units will miss or have missed, the nearest date first. Dates alone measure nothing. */
export async function milestonesAtRisk(
  { submissions }: Pick<Ports, 'submissions'>,
  catalogue: Catalogue,
  calendar: WorkingCalendar,
  nominalTime: Temporal.Instant,
): Promise<MilestonesAtRisk> {
  const today = dateAt(nominalTime);
  const milestones = catalogue.milestones.filter((milestone) => {
    const { days } = today.until(deadlineOn(milestone, today).date, { largestUnit: 'days' });
    return milestone.goal !== 'date' && days <= daysAhead && days >= -daysAfter;
  });
  if (milestones.length === 0) return { milestones: [], unreadable: [] };
  const asked = { catalogue, milestones, today, receivedUntil: nominalTime };
  const measured = (await measureMilestones(submissions, asked)).toSorted((a, b) =>
    Temporal.PlainDate.compare(a.deadline.date, b.deadline.date),
  );
  return {
    milestones: measured.flatMap((one) => atRisk(one, today, calendar)).slice(0, mostMilestones),
    unreadable: measured.flatMap(({ milestone: { name }, unreadable: { size } }) =>
      size === 0 ? [] : [{ what: 'milestone-figures' as const, name, units: size }],
    ),
  };
}

function atRisk(
  { milestone, deadline, obliged, unreadable, measure }: MeasuredOnDay,
  today: Temporal.PlainDate,
  calendar: WorkingCalendar,
): MilestoneAtRisk[] {
  const states = (measure?.units ?? []).filter(({ unit }) => !unreadable.has(unit));
  const behind = new Set(states.filter(({ state }) => isBehind(state.status)).map(({ unit }) => unit));
  if (behind.size === 0) return [];
  const distance = distanceOn(deadline.date, today, calendar);
  const isOverdue = states.some(({ state }) => state.status === 'overdue');
  const names = obliged.filter(({ id }) => behind.has(id)).map(({ name }) => name);
  return [
    {
      milestone: milestone.id,
      name: milestone.name,
      date: deadline.stated.toString(),
      before: milestone.by === 'before',
      status: isOverdue ? 'overdue' : 'at-risk',
      workingDays: distance.kind === 'ahead' ? distance.workingDaysLeft : distance.workingDaysOverdue,
      obliged: states.length,
      done: states.filter(({ state }) => state.status === 'done').length,
      behind: { count: names.length, names: names.slice(0, mostUnitsOfMilestone) },
    },
  ];
}

function isBehind(status: MilestoneStatus): boolean {
  return status === 'at-risk' || status === 'overdue';
}
