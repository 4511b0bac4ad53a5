import type { Exact } from '../kinds/quantity.ts';

/**
 * `max × part ⁄ whole`, rounded half up to an integer, exactly. The rule of set 766: full points at or above the
 * target, pro rata below; a part above the whole earns no more than `max`, and a negative part earns nothing.
 * @param max points in 1/100
 * @param whole at least 1
 */
export function proRata(max: number, part: Exact, whole: Exact): number {
  if (part <= 0) return 0;
  if (part >= whole) return max;
  if (typeof part === 'number' && typeof whole === 'number') {
    const doubled = 2 * max * part + whole;
    if (Number.isSafeInteger(doubled)) return Math.floor(doubled / (2 * whole));
  }
  return proRataByBigInt(max, part, whole);
}

/** By itself, so that the usual way is short enough to be compiled into its callers. */
function proRataByBigInt(max: number, part: Exact, whole: Exact): number {
  const all = BigInt(whole);
  return Number((BigInt(max) * BigInt(part) * 2n + all) / (all * 2n));
}

/**
 * Splits `total` in proportion to `weights` into integers that sum to `total` exactly: each share is rounded down, and
 * the remainder is assigned one by one to the largest remainders (earlier first on ties).
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const shares = weights.map((weight, index) => ({
    index,
    share: Math.floor((total * weight) / sum),
    remainder: (total * weight) % sum,
  }));
  const left = total - shares.reduce((a, { share }) => a + share, 0);
  const byRemainder = shares.toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const entry of byRemainder.slice(0, left)) entry.share += 1;
  return shares.map(({ share }) => share);
}
