import type { Text } from '../domain/language/text.ts';

/** A suggestion for a mistyped word, with a leading space; empty when no candidate is close. */
export function didYouMean(typed: string, candidates: readonly string[]): Text {
  const found = nearest(typed, candidates);
  return found === null ? { vi: '', en: '' } : { vi: ` Ý là «${found}»?`, en: ` Did you mean “${found}”?` };
}

/** The candidate with the smallest edit distance; null when all are too far. */
function nearest(typed: string, candidates: readonly string[]): string | null {
  const measured = candidates
    .map((candidate) => ({ candidate, slips: slipsBetween(typed.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, slips }) => slips <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((one, other) => one.slips - other.slips);
  return measured[0]?.candidate ?? null;
}

/** The number of letters added, omitted, changed or swapped with the next one (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
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
