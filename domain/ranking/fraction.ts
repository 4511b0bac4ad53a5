import type { Exact } from '../kinds/quantity.ts';

/** `part ⁄ whole`, exact. */
type Fraction = { readonly part: Exact; readonly whole: Exact };

/** Whether one fraction is less than another. The wholes are at least 1. */
export function isLessFraction(one: Fraction, other: Fraction): boolean {
  if (
    typeof one.part === 'number' &&
    typeof one.whole === 'number' &&
    typeof other.part === 'number' &&
    typeof other.whole === 'number'
  ) {
    const [left, right] = [one.part * other.whole, other.part * one.whole];
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left < right;
  }
  return BigInt(one.part) * BigInt(other.whole) < BigInt(other.part) * BigInt(one.whole);
}
