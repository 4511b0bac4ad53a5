import { changeDatesOf, inForceOn } from '../kinds/changes.ts';
import type { IndicatorSet } from './catalogue.ts';

/**
 * A set as in force on a date, `YYYY-MM-DD`: every indicator with the points and target of that date. Figures are
 * checked, previewed and ranked by the last day of their period. Storage uses the set as declared, because it needs
 * only the indicators' numbers.
 */
export function setOn(set: IndicatorSet, date: string): IndicatorSet {
  return { ...set, indicators: set.indicators.map((indicator) => inForceOn(indicator, date)) };
}

/** The dates on which something in a set changes, in order. */
export function changeDates(set: IndicatorSet): string[] {
  return [...new Set(set.indicators.flatMap(changeDatesOf))].sort();
}
