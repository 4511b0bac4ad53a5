import type { Indicator, Value } from '../kinds/kinds.ts';
import { proRata } from './points.ts';
import { quantityOf } from './quantity.ts';

/** The points, in 1/100, that a value earns of `maxPoints`, rounded half up once. A missing value earns none. */
export function scoreValue(indicator: Indicator, value: Value | undefined, maxPoints: number): number {
  const quantity = quantityOf(indicator, value);
  return quantity === null ? 0 : proRata(maxPoints, quantity.part, quantity.whole);
}
