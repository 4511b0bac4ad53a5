/**
 * `max × part ⁄ whole`, rounded half up to an integer, exactly. The rule of set 766: full points at or above the
 * target, pro rata below; a part above the whole earns no more than `max`, and a negative part earns nothing.
 * @param max points in 1/100
 * @param whole at least 1
 */
export function proRata(max: number, part: bigint, whole: bigint): number {
  if (part <= 0n) return 0;
  if (part >= whole) return max;
  const doubled = max * 2 * Number(part);
  // Number is exact up to 2^53, and much faster than BigInt; `doubled + whole` has to stay below it.
  if (doubled < 2 ** 52 && whole < 2n ** 51n)
    return Math.floor((doubled + Number(whole)) / (2 * Number(whole)));
  return Number((BigInt(max) * part * 2n + whole) / (whole * 2n));
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
