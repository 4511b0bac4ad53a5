import { changeDatesOf, inForceOn } from '../kinds/changes.ts';
import type { IndicatorSet } from './catalogue.ts';

/**
 * A set as in force on a date, `YYYY-MM-DD`: every indicator with the points and target of that date. Figures are
 * checked, previewed and ranked by the last day of their period. Storage uses the set as declared, because it needs
 * only the indicators' numbers.
 * @returns the same object for all dates with the same rules; the set itself before the first change
 */
export function setOn(set: IndicatorSet, date: string): IndicatorSet {
  const { dates, sets } = rulesOf(set);
  const count = dates.filter((from) => from <= date).length;
  const inForce = sets.get(count) ?? {
    ...set,
    indicators: set.indicators.map((indicator) => inForceOn(indicator, date)),
  };
  sets.set(count, inForce);
  return inForce;
}

/** The dates on which a set changes, and the set as in force after so many of them, as far as it has been asked for. */
type Rules = { readonly dates: readonly string[]; readonly sets: Map<number, IndicatorSet> };

const rulesBySet = new WeakMap<IndicatorSet, Rules>();

function rulesOf(set: IndicatorSet): Rules {
  const rules = rulesBySet.get(set) ?? { dates: changeDates(set), sets: new Map([[0, set]]) };
  rulesBySet.set(set, rules);
  return rules;
}

/** The dates on which something in a set changes, in order. */
export function changeDates(set: IndicatorSet): string[] {
  return [...new Set(set.indicators.flatMap(changeDatesOf))].sort();
}
