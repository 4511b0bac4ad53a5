import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import type { Period } from '../../domain/period/period.ts';
import { isOwed } from '../../domain/period/window.ts';

/** The set that is ranked and owed for a week; a catalogue has at most one. */
export function rankedSetOf(catalogue: Catalogue, period: Period): IndicatorSet | undefined {
  return catalogue.sets.find((set) => set.leagues.length > 0 && isOwed(set, period));
}
