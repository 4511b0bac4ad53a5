import type { IndicatorSet, Unit } from '../../catalogue/catalogue.ts';
import { partialRuleOf } from '../../catalogue/scoring-rules.ts';
import { figuresSent } from '../figures-sent.ts';
import type { Values } from '../values.ts';

/**
 * Whether a unit owes a set nothing more for a period: its figures are complete, or partial where the set says that this is
 * enough.
 * @param set the set as it is in force for the period
 */
export function isEnough(set: IndicatorSet, unit: Unit, values: Values): boolean {
  const { sent } = figuresSent(set, unit, values);
  return sent === 'complete' || (sent === 'partial' && partialRuleOf(set).means === 'enough');
}
