/** Compares two contenders: negative when the first earned more, zero when they are equal. */
export type MoreFirst<T> = (one: T, other: T) => number;

/**
 * Competition ranking, 1-2-2-4: a unit's rank is one more than the number of units that earned more. Ties share a rank
 * and are listed in unit-code order. The input order does not matter.
 */
export function competitionRank<T extends { readonly unit: string }>(
  contenders: readonly T[],
  moreFirst: MoreFirst<T>,
): (T & { readonly rank: number })[] {
  const sorted = contenders.toSorted(
    (a, b) => moreFirst(a, b) || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0),
  );
  const ranked: (T & { rank: number })[] = [];
  sorted.forEach((contender, index) => {
    const above = ranked[index - 1];
    const isEqual = above !== undefined && moreFirst(above, contender) === 0;
    ranked.push({ ...contender, rank: isEqual ? above.rank : index + 1 });
  });
  return ranked;
}

/** More points first. */
export function morePointsFirst(
  one: { readonly points: number },
  other: { readonly points: number },
): number {
  return other.points - one.points;
}
