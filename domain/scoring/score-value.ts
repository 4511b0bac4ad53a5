import type { Indicator } from '../catalogue/catalogue.ts';
import type { Value } from '../submission/values.ts';
import { proRata } from './points.ts';
import { quantityOf } from './quantity.ts';

/**
 * The points, in 1/100, that a value earns of `maxPoints`, rounded half up once. What is not there earns none.
 */
export function scoreValue(indicator: Indicator, value: Value | undefined, maxPoints: number): number {
  const earned = earnedByBand(indicator, value);
  if (earned !== null) return proRata(maxPoints, BigInt(earned), 10_000n);
  const quantity = quantityOf(indicator, value);
  return quantity === null ? 0 : proRata(maxPoints, quantity.part, quantity.whole);
}

/** What part of its points, in 1/100 per cent, a ratio in bands earns; null for what is not scored in bands. */
function earnedByBand(indicator: Indicator, value: Value | undefined): number | null {
  if (indicator.kind !== 'ratio' || value?.kind !== 'ratio' || indicator.rule?.kind !== 'bands') return null;
  const { numerator, denominator } = value;
  const reached = indicator.rule.bands.filter(
    ({ from }) => BigInt(numerator) * 10_000n >= BigInt(denominator) * BigInt(from),
  );
  return Math.max(0, ...reached.map(({ earns }) => earns));
}
