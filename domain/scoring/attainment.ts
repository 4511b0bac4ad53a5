import type { Indicator, Value } from '../kinds/kinds.ts';
import { quantityOf } from './quantity.ts';

/**
 * How much of its target a figure reached, in 1/100 per cent, rounded half up; null unless it is more than the target.
 * Where less is better, or points come in bands, there is no such share.
 */
export function attainmentBeyond(indicator: Indicator, value: Value | undefined): number | null {
  const quantity = quantityOf(indicator, value);
  if (quantity === null || quantity.whole <= 0 || quantity.part <= quantity.whole) return null;
  const { growth } = quantity;
  if ('levels' in growth || growth.each < 0n) return null;
  const [part, whole] = [BigInt(quantity.part), BigInt(quantity.whole)];
  return Number((part * 20_000n + whole) / (2n * whole));
}
