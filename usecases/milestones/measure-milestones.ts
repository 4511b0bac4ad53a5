import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, Unit } from '../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../domain/catalogue/milestone.ts';
import { existsOn, findSet } from '../../domain/catalogue/units.ts';
import {
  type Deadline,
  type DueTime,
  deadlineOn,
  dueTimeOf,
  isPast,
} from '../../domain/milestone/deadline.ts';
import { type Measure, measureMilestone } from '../../domain/milestone/measure.ts';
import type { LackingFigures } from '../../domain/milestone/warning-digest.ts';
import { periodFrom } from '../../domain/period/period.ts';
import { windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { type MeasuredSubmissions, progressHistories } from './progress-histories.ts';

/** A milestone with its deadline and its state on a day. */
export type MeasuredOnDay = {
  readonly milestone: Milestone;
  readonly deadline: Deadline;
  readonly due: DueTime;
  /** When the set's own figures are due, where submissions are the goal; null for other goals. */
  readonly setDueAt: Temporal.Instant | null;
  /** The obliged units that exist on the day. */
  readonly obliged: readonly Unit[];
  /** The obliged units of which figures cannot be read: it is not known whether they are done. */
  readonly unreadable: ReadonlySet<string>;
  /** By unit, how often what it sent for the milestone has changed; never less than before under the same catalogue. */
  readonly changes: ReadonlyMap<string, number>;
  /** By unit, what one that sent only part still owes, where submissions are the goal; empty for other goals. */
  readonly lacking: ReadonlyMap<string, LackingFigures>;
  /** Null for a date alone, which measures nothing. */
  readonly measure: Measure | null;
};

/** What to measure, on which day, and from which submissions. */
export type Measuring = {
  readonly catalogue: Catalogue;
  readonly milestones: readonly Milestone[];
  readonly today: Temporal.PlainDate;
  /** Submissions received later are ignored. */
  readonly receivedUntil: Temporal.Instant;
};

/** Measures milestones on a day, in order. Warnings and API answers use the same function, so they always agree. */
export async function measureMilestones(
  submissions: MeasuredSubmissions,
  { catalogue, milestones, today, receivedUntil }: Measuring,
): Promise<MeasuredOnDay[]> {
  const measured = milestones.filter((one) => one.goal !== 'date');
  const { histories, unreadable, changes, lacking } = await progressHistories(
    submissions,
    catalogue,
    measured,
    today,
    receivedUntil,
  );
  const units = new Map(
    catalogue.units.filter((unit) => existsOn(unit, today)).map((unit) => [unit.id, unit]),
  );
  return milestones.map((milestone) => {
    const deadline = deadlineOn(milestone, today);
    const setDueAt = setDueAtOf(catalogue, milestone);
    const due = dueTimeOf(milestone, deadline, setDueAt);
    const obliged = milestone.obligations.flatMap(({ unit }) => units.get(unit) ?? []);
    const ofSet = milestone.goal === 'date' ? undefined : unreadable.get(milestone.set);
    const hidden = new Set(obliged.map(({ id }) => id).filter((id) => ofSet?.has(id) === true));
    const own = histories.get(milestone.id) ?? new Map();
    const changed = changes.get(milestone.id) ?? new Map();
    const owing = lacking.get(milestone.id) ?? new Map();
    const when = { milestone, deadline, due, setDueAt, unreadable: hidden, changes: changed, lacking: owing };
    if (milestone.goal === 'date') return { ...when, obliged, measure: null };
    const isOver = isPast(due, receivedUntil);
    const measure = measureMilestone(milestone, units, own, { date: deadline.date, isOver }, today);
    return { ...when, obliged, measure };
  });
}

function setDueAtOf(catalogue: Catalogue, milestone: Milestone): Temporal.Instant | null {
  if (milestone.goal !== 'submissions') return null;
  const set = findSet(catalogue, milestone.set);
  const period = periodFrom(milestone.period);
  if (set === undefined || period === null) return null;
  return windowOf(set, period, WorkingCalendar.of(catalogue.calendar)).dueAt;
}
