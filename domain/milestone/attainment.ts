/**
 * The share of a target that is done, in per cent to two decimals, rounded half up; over 100 where it is exceeded, and
 * never 100 below it. Null while there is no target.
 */
export function attainmentOf(done: number, target: number | null): number | null {
  if (target === null || target <= 0) return null;
  const rounded = Number((BigInt(done) * 20_000n + BigInt(target)) / (BigInt(target) * 2n));
  return (done < target ? Math.min(rounded, 9_999) : rounded) / 100;
}
