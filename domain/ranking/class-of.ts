import type { IndicatorSet } from '../catalogue/catalogue.ts';
import type { Score } from '../scoring/score-unit.ts';

/** The class a score falls into: the best whose share it reaches, exactly; null below all, and with no points to reach. */
export function classOf(set: IndicatorSet, { points, maxPoints }: Score): string | null {
  if (maxPoints === 0) return null;
  const reached = (set.classes ?? []).filter(({ from }) => points * 10_000 >= from * maxPoints);
  return reached.sort((a, b) => b.from - a.from)[0]?.id ?? null;
}
