import type { Temporal } from 'temporal-polyfill';
import type { Catalogue, Unit } from '../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../domain/catalogue/milestone.ts';
import { existsOn } from '../../domain/catalogue/units.ts';
import { type Deadline, deadlineOn } from '../../domain/milestone/deadline.ts';
import { type Measure, measureMilestone } from '../../domain/milestone/measure.ts';
import type { SubmissionStore } from '../ports/submission-store.ts';
import { progressHistories } from './progress-histories.ts';

/** A milestone with its deadline and its state on a day. */
export type MeasuredOnDay = {
  readonly milestone: Milestone;
  readonly deadline: Deadline;
  /** The obliged units that exist on the day. */
  readonly obliged: readonly Unit[];
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
  submissions: SubmissionStore,
  { catalogue, milestones, today, receivedUntil }: Measuring,
): Promise<MeasuredOnDay[]> {
  const measured = milestones.filter((one) => one.goal !== 'date');
  const histories = await progressHistories(submissions, catalogue, measured, today, receivedUntil);
  const units = new Map(
    catalogue.units.filter((unit) => existsOn(unit, today)).map((unit) => [unit.id, unit]),
  );
  return milestones.map((milestone) => {
    const deadline = deadlineOn(milestone, today);
    const obliged = milestone.obligations.flatMap(({ unit }) => units.get(unit) ?? []);
    if (milestone.goal === 'date') return { milestone, deadline, obliged, measure: null };
    const own = histories.get(milestone.id) ?? new Map();
    const measure = measureMilestone(milestone, units, own, deadline, today);
    return { milestone, deadline, obliged, measure };
  });
}
