import type { Indicator, IndicatorSet } from './catalogue.ts';

/** A set as it is in force on a date, `YYYY-MM-DD`: every indicator with the points and the target that hold then. */
export function setOn(set: IndicatorSet, date: string): IndicatorSet {
  return { ...set, indicators: set.indicators.map((indicator) => indicatorOn(indicator, date)) };
}

/** The dates on which something changes in a set, in their order. */
export function changeDates(set: IndicatorSet): string[] {
  const dates = set.indicators.flatMap((indicator) =>
    'changes' in indicator ? (indicator.changes ?? []).map(({ from }) => from) : [],
  );
  return [...new Set(dates)].sort();
}

function indicatorOn(indicator: Indicator, date: string): Indicator {
  switch (indicator.kind) {
    case 'ratio':
      return { ...indicator, ...inForce(indicator.changes, date) };
    case 'count':
      return { ...indicator, ...inForce(indicator.changes, date) };
    case 'tasks':
      return { ...indicator, ...inForce(indicator.changes, date) };
    case 'points':
      return { ...indicator, ...inForce(indicator.changes, date) };
    default:
      return indicator;
  }
}

/** What the changes up to a date come to; a later one that says nothing of a part leaves it as it was. */
function inForce<C extends { readonly from: string }>(
  changes: readonly C[] | undefined,
  date: string,
): Partial<Omit<C, 'from'>> {
  const until = (changes ?? []).filter(({ from }) => from <= date).sort((a, b) => (a.from < b.from ? -1 : 1));
  return Object.assign({}, ...until.map(({ from: _, ...change }) => change));
}
