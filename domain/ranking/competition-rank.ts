import { largerShareFirst, type Share } from './share.ts';

/**
 * Competition ranking, 1-2-2-4, by the share of the points that each contender could earn: a unit's rank is one more than
 * the number of units with a larger share. Ties share a rank and are listed in unit-code order. The input order does not
 * matter.
 */
export function competitionRank<T extends Share & { readonly unit: string }>(
  contenders: readonly T[],
): (T & { readonly rank: number })[] {
  const sorted = contenders.toSorted((a, b) => largerShareFirst(a, b) || compareCodes(a, b));
  const ranked: (T & { rank: number })[] = [];
  sorted.forEach((contender, index) => {
    const above = ranked[index - 1];
    const isEqual = above !== undefined && largerShareFirst(above, contender) === 0;
    ranked.push({ ...contender, rank: isEqual ? above.rank : index + 1 });
  });
  return ranked;
}

/** Compares unit codes, for lists in unit-code order. */
export function compareCodes(one: { readonly unit: string }, other: { readonly unit: string }): number {
  return one.unit < other.unit ? -1 : one.unit > other.unit ? 1 : 0;
}
