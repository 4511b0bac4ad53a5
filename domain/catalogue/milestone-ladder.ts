import { periodFrom } from '../period/period.ts';
import type { Milestone } from './milestone.ts';

/** The numbers of working days before a date at which one warns, and the interval after it; null where nobody is warned after it. */
export type MilestoneLadder = {
  readonly workingDaysBefore: readonly number[];
  readonly overdueEvery: number | null;
};

const usualDays = [7, 3, 1, 0];

/** Yearly figures take weeks to prepare. */
const yearlyDays = [30, 14, ...usualDays];

/** Once in an ordinary week. */
const usualInterval = 5;

/**
 * A milestone's ladder of warnings. Where it declares none: 7, 3, 1 and 0 working days before the date, and every fifth working day once
 * overdue; one that is reached by the figures of a year also 30 and 14 working days before.
 */
export function ladderOf(milestone: Milestone): MilestoneLadder {
  if (milestone.goal === 'date')
    return { workingDaysBefore: milestone.ladder?.workingDaysBefore ?? usualDays, overdueEvery: null };
  if (milestone.ladder !== undefined) return milestone.ladder;
  const period = milestone.goal === 'submissions' ? milestone.period : milestone.measuredFrom;
  const isYearly = periodFrom(period)?.frequency === 'year';
  return { workingDaysBefore: isYearly ? yearlyDays : usualDays, overdueEvery: usualInterval };
}
