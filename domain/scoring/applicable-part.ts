import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { applies } from '../catalogue/units.ts';
import { maxPointsOf } from '../kinds/max-points.ts';
import type { Values } from '../submission/values.ts';
import { isEmpty } from './is-empty.ts';

/** Declared points, in 1/100, of the indicators for which something arose, out of those that the set asks a unit for. */
export type ApplicablePart = { readonly applies: number; readonly of: number };

/**
 * How much of what a set asks of a unit there is to measure: the declared points of its scored indicators without those
 * whose figure is empty. A figure that is missing was asked for all the same. Counted by indicator and not by group, since
 * a group gives all its points to whatever is left in it.
 * @param set the set as it is in force for the period
 */
export function applicablePart(set: IndicatorSet, unit: Unit, values: Values): ApplicablePart {
  const asked = set.indicators.filter((indicator) => applies(indicator, unit));
  const sum = (some: typeof asked) => some.reduce((points, one) => points + maxPointsOf(one), 0);
  return { applies: sum(asked.filter(({ id }) => !isEmpty(values.get(id)))), of: sum(asked) };
}
