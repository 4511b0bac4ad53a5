/** Something to be ranked: a unit's code and its points. */
export type Contender = { readonly unit: string; readonly points: number };

/**
 * Competition ranking, 1-2-2-4: the rank is one more than the number of units with more points; units with equal points
 * share a rank and stand in unit-code order. The order of the input does not matter.
 */
export function competitionRank<T extends Contender>(
  contenders: readonly T[],
): (T & { readonly rank: number })[] {
  const sorted = contenders.toSorted(
    (a, b) => b.points - a.points || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0),
  );
  const ranked: (T & { rank: number })[] = [];
  sorted.forEach((contender, index) => {
    const previous = ranked[index - 1];
    const rank = previous !== undefined && previous.points === contender.points ? previous.rank : index + 1;
    ranked.push({ ...contender, rank });
  });
  return ranked;
}
