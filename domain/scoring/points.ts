/**
 * `max × part ⁄ whole`, rounded half up to an integer, exactly. The rule of set 766: full points at or above the
 * target, else pro rata; a part beyond the whole earns no more than `max`, and a negative one nothing.
 * @param max points in 1/100 @param whole at least 1
 */
export function proRata(max: number, part: bigint, whole: bigint): number {
  if (part <= 0n) return 0;
  if (part >= whole) return max;
  return Number((BigInt(max) * part * 2n + whole) / (whole * 2n));
}

/**
 * Shares `total` out in proportion to `weights` so that the shares are integers and add up to `total` exactly:
 * every share is rounded down, and what is left goes one by one to the largest remainders (earlier first when equal).
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
