import type { Indicator } from '../kinds/kinds.ts';
import type { IndicatorSet } from './catalogue.ts';

const definitionsBySet = new WeakMap<IndicatorSet, ReadonlyMap<string, Indicator>>();

/** A set's indicators by id, built once per set: a submission looks one up for every figure. */
export function definitionsOf(set: IndicatorSet): ReadonlyMap<string, Indicator> {
  const definitions =
    definitionsBySet.get(set) ?? new Map(set.indicators.map((indicator) => [indicator.id, indicator]));
  definitionsBySet.set(set, definitions);
  return definitions;
}
