/** Hundredths as a decimal for answers: 7906 → 79.06. */
export function asDecimal(hundredths: number): number {
  return hundredths / 100;
}

/** The hundredths of a decimal with at most two decimals: 79.06 → 7906. */
export function asHundredths(decimal: number): number {
  return Math.round(decimal * 100);
}

/** The same object, with its points as a decimal. */
export function withDecimalPoints<T extends { readonly points: number }>(scored: T): T {
  return { ...scored, points: asDecimal(scored.points) };
}

/** The same object, with its points and reachable points as decimals. */
export function withDecimalScore<T extends { readonly points: number; readonly maxPoints: number }>(
  scored: T,
): T {
  return { ...scored, points: asDecimal(scored.points), maxPoints: asDecimal(scored.maxPoints) };
}
