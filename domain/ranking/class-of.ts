import type { IndicatorSet } from '../catalogue/catalogue.ts';
import type { Score } from '../scoring/indicator-scores.ts';

/**
 * The best class whose share the score reaches, compared exactly; null below all classes and when maxPoints is zero.
 */
export function classOf(set: IndicatorSet, { points, maxPoints }: Score): string | null {
  if (maxPoints === 0) return null;
  const reached = (set.classes ?? []).filter(({ from }) => points * 10_000 >= from * maxPoints);
  return reached.sort((a, b) => b.from - a.from)[0]?.id ?? null;
}
