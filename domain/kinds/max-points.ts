/** The maximum points of an indicator, in 1/100; 0 when it is tracked but not scored. */
export function maxPointsOf({ maxPoints = 0 }: { readonly id: string; readonly maxPoints?: number }): number {
  return maxPoints;
}
