import { changeDatesOf, inForceOn } from '../kinds/changes.ts';
import type { IndicatorSet } from './catalogue.ts';

/**
 * A set as it is in force on a date, `YYYY-MM-DD`: every indicator with the points and the target that hold then. Figures are
 * checked, previewed and ranked by the last day of their period. Storage uses the set as declared, since only the numbers of
 * its indicators matter there.
 */
export function setOn(set: IndicatorSet, date: string): IndicatorSet {
  return { ...set, indicators: set.indicators.map((indicator) => inForceOn(indicator, date)) };
}

/** The dates on which something changes in a set, in their order. */
export function changeDates(set: IndicatorSet): string[] {
  return [...new Set(set.indicators.flatMap(changeDatesOf))].sort();
}
