import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import type { Submission } from '../submission/submission.ts';

/** The figures counted for one unit. */
export type Counted = {
  readonly unit: Unit;
  /** The counted submission; undefined when there is none. */
  readonly counted: Submission | undefined;
  /** Whether the submission belongs to the ranked period itself. */
  readonly submitted: boolean;
};

/**
 * Selects the figures counted for each unit: those of the period, otherwise what the set declares for a missing
 * submission.
 * @param earlier the last figures of earlier periods, for units that may carry figures forward
 * @returns the units to rank, and the units excluded
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
