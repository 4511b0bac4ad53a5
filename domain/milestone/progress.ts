import type { Milestone } from '../catalogue/catalogue.ts';
import type { Submission } from '../submission/submission.ts';

/** Where one unit stands before a milestone, from the latest figure it sent. */
export type Progress = {
  readonly milestone: string;
  readonly unit: string;
  readonly done: number;
  /** What there is to do; 0 when the unit has sent nothing that says so, and when it has said that there is nothing. */
  readonly target: number;
  readonly complete: boolean;
  /** When and for which date the figure was given; null when the unit has sent none. */
  readonly figure: {
    readonly period: string;
    readonly asOf: string | null;
    readonly receivedAt: string;
  } | null;
  readonly illustrative: boolean;
};

/**
 * Measures one obligation of a milestone.
 * A `count` is complete at its target; a `ratio` or `tasks` figure brings its own whole and is complete when the part
 * has reached it; a whole of zero is not complete, since nobody has yet said what there is to do. “Nothing to report” says
 * it: the obligation is complete, whatever its target, and no reminder follows, until a later figure says otherwise.
 * @param latest the newest submission of the unit that has a figure for the milestone's indicator, if any
 */
export function measureProgress(
  milestone: Milestone,
  obligation: Milestone['obligations'][number],
  latest: Submission | undefined,
): Progress {
  const value = latest?.values.get(milestone.indicator);
  const base = { milestone: milestone.id, unit: obligation.unit };
  const illustrative = obligation.illustrative === true || latest?.illustrative === true;
  if (latest === undefined || value === undefined) {
    return { ...base, done: 0, target: obligation.target ?? 0, complete: false, figure: null, illustrative };
  }
  if (value.kind === 'none')
    return { ...base, done: 0, target: 0, complete: true, figure: figureOf(latest), illustrative };
  const { done, target } = partsOf(value, obligation.target ?? 0);
  const complete = target > 0 && done >= target;
  return { ...base, done, target, complete, figure: figureOf(latest), illustrative };
}

function figureOf({ period, asOf, receivedAt }: Submission): Progress['figure'] {
  return { period, asOf: asOf ?? null, receivedAt };
}

function partsOf(
  value: NonNullable<ReturnType<Submission['values']['get']>>,
  target: number,
): { done: number; target: number } {
  switch (value.kind) {
    case 'count':
      return { done: value.count, target };
    case 'tasks':
      return { done: value.done, target: value.total };
    case 'ratio':
      return { done: value.numerator, target: value.denominator };
    default:
      return { done: 0, target };
  }
}
