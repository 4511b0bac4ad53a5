import type { Indicator } from '../kinds/kinds.ts';
import type { IndicatorSet } from './catalogue.ts';

const bySet = new WeakMap<IndicatorSet, ReadonlyMap<string, Indicator>>();

/** A set's indicators by id, made once for each set. */
export function indicatorsById(set: IndicatorSet): ReadonlyMap<string, Indicator> {
  const made = bySet.get(set) ?? new Map(set.indicators.map((indicator) => [indicator.id, indicator]));
  bySet.set(set, made);
  return made;
}
