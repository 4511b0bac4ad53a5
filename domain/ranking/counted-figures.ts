import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import type { Submission } from '../submission/submission.ts';

/** What is counted for one unit. */
export type Counted = {
  readonly unit: Unit;
  /** The submission that is counted; undefined when there is none. */
  readonly counted: Submission | undefined;
  /** Whether it is of the period itself. */
  readonly submitted: boolean;
};

/**
 * Decides what is counted for each unit: its figures of the period, else what the set declares for a missing submission.
 * @param earlier the last figures of earlier periods, for units that may carry some forward
 * @returns the units to rank, and those that are left out
 */
export function countedFigures(
  { missing }: IndicatorSet,
  units: readonly Unit[],
  submissions: readonly Submission[],
  earlier: readonly Submission[],
): { readonly ranked: readonly Counted[]; readonly excluded: readonly Unit[] } {
  const own = new Map(submissions.map((submission) => [submission.unit, submission]));
  const carried = new Map(earlier.map((submission) => [submission.unit, submission]));
  const all = units.map((unit): Counted => {
    const counted = own.get(unit.id);
    const fallback = typeof missing === 'object' ? carried.get(unit.id) : undefined;
    return { unit, counted: counted ?? fallback, submitted: counted !== undefined };
  });
  return {
    ranked: all.filter(({ submitted }) => submitted || missing !== 'exclude'),
    excluded: all.filter(({ submitted }) => !submitted && missing === 'exclude').map(({ unit }) => unit),
  };
}
