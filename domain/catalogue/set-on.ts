import { changeDatesOf, inForceOn } from '../kinds/changes.ts';
import type { IndicatorSet } from './catalogue.ts';

/** A set as it is in force on a date, `YYYY-MM-DD`: every indicator with the points and the target that hold then. */
export function setOn(set: IndicatorSet, date: string): IndicatorSet {
  return { ...set, indicators: set.indicators.map((indicator) => inForceOn(indicator, date)) };
}

/** The dates on which something changes in a set, in their order. */
export function changeDates(set: IndicatorSet): string[] {
  return [...new Set(set.indicators.flatMap(changeDatesOf))].sort();
}
