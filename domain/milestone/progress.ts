import { Temporal } from 'temporal-polyfill';
import type { MeasuredMilestone, Obligation } from '../catalogue/milestone.ts';
import { type IndicatorKindName, indicatorKinds, isNothing, type ValueOf } from '../kinds/kinds.ts';
import { dateAt } from '../period/period.ts';
import type { Submission } from '../submission/submission.ts';

/** How far one unit had come before a milestone, by one of its submissions. */
export type Progress = {
  /** The date the figure is for: as its sender says, else the Vietnamese date of its receipt. */
  readonly date: Temporal.PlainDate;
  readonly done: number;
  /** What there is to do; 0 when the figure does not say so, and when it says that there is nothing. */
  readonly target: number;
  readonly complete: boolean;
  readonly illustrative: boolean;
};

/**
 * Reads what a submission says about an obligation of a milestone; null when it has no figure for it.
 * A `count` is complete at its target; a `ratio` or `tasks` figure brings its own whole and is complete when the part
 * has reached it; a whole of zero is not complete, since nobody has yet said what there is to do. “Nothing to report” says
 * it: the obligation is complete, whatever its target, and no reminder follows, until a later figure says otherwise.
 * Where submissions are the goal, the submission itself completes it, on the day of its receipt.
 */
export function progressIn(
  milestone: MeasuredMilestone,
  obligation: Obligation,
  submission: Submission,
): Progress | null {
  const illustrative = obligation.illustrative === true || submission.illustrative;
  const received = dateAt(Temporal.Instant.from(submission.receivedAt));
  if (milestone.goal === 'submissions')
    return { date: received, done: 1, target: 1, complete: true, illustrative };
  const value = submission.values.get(milestone.indicator);
  if (value === undefined) return null;
  const date = submission.asOf === undefined ? received : Temporal.PlainDate.from(submission.asOf);
  if (isNothing(value)) return { date, done: 0, target: 0, complete: true, illustrative };
  const { done, target } = progressOf(value.kind, value, obligation.target ?? 0);
  return { date, done, target, complete: target > 0 && done >= target, illustrative };
}

function progressOf<K extends IndicatorKindName>(kind: K, value: ValueOf<K>, target: number) {
  return indicatorKinds[kind].measuring?.progressOf(value, target) ?? { done: 0, target };
}
