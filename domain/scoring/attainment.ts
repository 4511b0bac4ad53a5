import type { Indicator, Value } from '../kinds/kinds.ts';
import type { Exact } from '../kinds/quantity.ts';
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
  return shareBeyond(quantity.part, quantity.whole);
}

/** `part ⁄ whole` in 1/100 per cent, rounded half up, exactly. @param whole at least 1 */
export function shareBeyond(part: Exact, whole: Exact): number {
  if (typeof part === 'number' && typeof whole === 'number') {
    const doubled = part * 20_000 + whole;
    if (Number.isSafeInteger(doubled)) return Math.floor(doubled / (2 * whole));
  }
  const all = BigInt(whole);
  return Number((BigInt(part) * 20_000n + all) / (2n * all));
}
