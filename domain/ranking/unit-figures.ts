import type { IndicatorSet } from '../catalogue/catalogue.ts';
import type { PackedFigures } from '../submission/figure-table.ts';
import { packValues } from '../submission/packed/packed-values.ts';
import type { Submission } from '../submission/submission.ts';

/** The figures of one revision, as a ranking reads them. */
export type UnitFigures = Pick<
  Submission,
  'unit' | 'period' | 'revision' | 'id' | 'late' | 'illustrative'
> & { readonly figures: PackedFigures };

/** The figures of a submission. @param set the set in the catalogue version that the submission names */
export function unitFigures(set: IndicatorSet, submission: Submission): UnitFigures {
  const { unit, period, revision, id, late, illustrative, values } = submission;
  const figures = { packedBy: set, bytes: packValues(set, values) };
  return { unit, period, revision, id, late, illustrative, figures };
}
