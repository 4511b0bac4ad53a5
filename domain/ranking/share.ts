/** Points earned of the points that could be earned, both in 1/100. */
export type Share = { readonly points: number; readonly maxPoints: number };

/**
 * Compares points ⁄ maxPoints exactly, the larger first: zero when equal. The share is zero when maxPoints is zero. Both
 * products stay far below 2^53, since a set gives at most some millions of 1/100 points.
 */
export function largerShareFirst(one: Share, other: Share): number {
  return other.points * Math.max(one.maxPoints, 1) - one.points * Math.max(other.maxPoints, 1);
}
