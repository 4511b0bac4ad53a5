import type { Exact } from '../kinds/quantity.ts';

/** Whether `part ⁄ whole` is less than another fraction, exactly. The wholes are at least 1. */
export function isLessFraction(part: Exact, whole: Exact, otherPart: Exact, otherWhole: Exact): boolean {
  if (
    typeof part === 'number' &&
    typeof whole === 'number' &&
    typeof otherPart === 'number' &&
    typeof otherWhole === 'number'
  ) {
    const left = part * otherWhole;
    const right = otherPart * whole;
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left < right;
  }
  return isLessByBigInt(part, whole, otherPart, otherWhole);
}

/** By itself, so that the usual way is short enough to be compiled into its callers. */
function isLessByBigInt(part: Exact, whole: Exact, otherPart: Exact, otherWhole: Exact): boolean {
  return BigInt(part) * BigInt(otherWhole) < BigInt(otherPart) * BigInt(whole);
}
