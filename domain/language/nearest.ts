import type { Text } from './text.ts';

/** A suggestion for a mistyped word, with a leading space; empty when no candidate is close. */
export function didYouMean(typed: string, candidates: readonly string[]): Text {
  const [found] = nearest(typed, candidates, 1);
  return found === undefined
    ? { vi: '', en: '' }
    : { vi: ` Ý là «${found}»?`, en: ` Did you mean “${found}”?` };
}

/** The candidates that are close to a mistyped word, closest first. */
export function nearest(typed: string, candidates: readonly string[], most: number): readonly string[] {
  return candidates
    .map((candidate) => ({ candidate, reach: Math.max(1, Math.floor(candidate.length / 3)) }))
    .filter(({ candidate, reach }) => Math.abs(candidate.length - typed.length) <= reach)
    .map((one) => ({ ...one, slips: slipsBetween(typed.toLowerCase(), one.candidate.toLowerCase()) }))
    .filter(({ slips, reach }) => slips <= reach)
    .sort((one, other) => one.slips - other.slips)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** The number of letters added, omitted, changed or swapped with the next one (optimal string alignment). */
export function slipsBetween(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const ways = [
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        ...(isSwapped ? [(beforeLast[column - 2] ?? 0) + 1] : []),
      ];
      current.push(Math.min(...ways));
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
}
