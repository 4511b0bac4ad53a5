import type { IndicatorSet, Unit } from '../../catalogue/catalogue.ts';
import { partialRuleOf } from '../../catalogue/scoring-rules.ts';
import { figuresSent } from '../figures-sent.ts';
import type { Submission } from '../submission.ts';
import type { Values } from '../values.ts';

/**
 * Whether a unit is late once figures are accepted: its first ones came after the due time or, unless the set says otherwise,
 * some that it still owed did. A correction changes nothing: an honest correction must not cost more than a silent error.
 * @param set the set as it is in force for the period
 * @param last the last revision; undefined before the first
 * @param values the figures that are accepted now
 */
export function isLateWith(
  set: IndicatorSet,
  unit: Unit,
  last: Pick<Submission, 'values' | 'late'> | undefined,
  values: Values,
  isAfterDue: boolean,
): boolean {
  if (last === undefined) return isAfterDue;
  if (last.late || !isAfterDue) return last.late;
  const { means, until } = partialRuleOf(set);
  if (means === 'enough' || until === 'lock') return false;
  return figuresSent(set, unit, last.values).lacking.some((id) => values.has(id));
}
