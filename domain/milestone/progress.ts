import { Temporal } from 'temporal-polyfill';
import type { MeasuredMilestone, Obligation } from '../catalogue/milestone.ts';
import { type IndicatorKindName, indicatorKinds, isNothing, type ValueOf } from '../kinds/kinds.ts';
import { dateAt } from '../period/period.ts';
import { figureDateOf } from '../submission/figure-date.ts';
import type { Submission } from '../submission/submission.ts';
import { neededOf } from './needed.ts';

/** One unit's progress toward a milestone, from one of its submissions. */
export type Progress = {
  /** The date of the figure; where submissions are the goal, of their receipt. */
  readonly date: Temporal.PlainDate;
  /** When it was reached on that date; omitted where a figure says only a date, or a correction hides the first. */
  readonly at?: Temporal.Instant;
  readonly done: number;
  /**
   * What has to be done: the target, or one more where it has to be exceeded; 0 when the figure does not state one, and
   * when it states that there is nothing to do.
   */
  readonly target: number;
  readonly complete: boolean;
  readonly illustrative: boolean;
};

/**
 * Reads a submission's progress toward a milestone's obligation; null when it has no figure for it. A `count` is
 * complete at its target. A `ratio` or `tasks` figure contains its own whole and is complete when the part reaches it;
 * a whole of zero is not complete, because the target is still unknown. “Nothing to report” makes the obligation
 * complete, whatever its target, and stops reminders until a later figure says otherwise. Where submissions are the
 * goal, one with which the unit owes nothing more completes it, on the day of its receipt.
 */
export function progressIn(
  milestone: MeasuredMilestone,
  obligation: Obligation,
  submission: Submission,
): Progress | null {
  const illustrative = obligation.illustrative === true || submission.illustrative;
  if (milestone.goal === 'submissions') {
    const at = Temporal.Instant.from(submission.receivedAt);
    return { date: dateAt(at), at, done: 1, target: 1, complete: true, illustrative };
  }
  const value = submission.values.get(milestone.indicator);
  if (value === undefined) return null;
  const when = { date: figureDateOf(submission), ...instantIn(submission) };
  if (isNothing(value)) return { ...when, done: 0, target: 0, complete: true, illustrative };
  const { done, target } = progressOf(value.kind, value, neededOf(milestone, obligation) ?? 0);
  return { ...when, done, target, complete: target > 0 && done >= target, illustrative };
}

/** The instant of a figure that is of the day of its receipt, and was not sent before. */
function instantIn(submission: Submission): { readonly at?: Temporal.Instant } {
  const at = Temporal.Instant.from(submission.receivedAt);
  const isOfReceipt = submission.asOf === undefined && figureDateOf(submission).equals(dateAt(at));
  return isOfReceipt && submission.revision === 1 ? { at } : {};
}

function progressOf<K extends IndicatorKindName>(kind: K, value: ValueOf<K>, target: number) {
  return indicatorKinds[kind].measuring?.progressOf(value, target) ?? { done: 0, target };
}
