/** The points, in 1/100, that an indicator can earn; 0 for one that is tracked but not scored. */
export function maxPointsOf({ maxPoints = 0 }: { readonly id: string; readonly maxPoints?: number }): number {
  return maxPoints;
}
