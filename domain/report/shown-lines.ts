import type { LeagueSummary } from './league-summary.ts';

/** The most rows that all rankings of a report have together; with more, it shows parts of the longest. */
export const mostRows = 70;

/** Of the last units of a ranking that is shown in part, the most. */
export const mostLast = 5;

/** The most leagues whose rankings a report shows. */
export const mostLeagues = 20;

/**
 * How many rows each ranking of a report may have: short ones are shown whole, and the longest share what is left.
 * @param lengths of the rankings
 */
export function rowsOf(lengths: readonly number[]): number {
  const shown = lengths.slice(0, mostLeagues);
  const sum = (most: number) => shown.reduce((total, length) => total + Math.min(length, most), 0);
  let most = Math.max(0, ...shown);
  while (most > 1 && sum(most) > mostRows) most -= 1;
  return most;
}

/**
 * The places of the lines that a ranking shows which is longer than it may be: the last of those ranked, those that moved most, and
 * of the first as many as there is room for.
 */
export function shownPlaces(
  lines: readonly { readonly unit: string; readonly rank: number | null }[],
  { movers }: Pick<LeagueSummary, 'movers'>,
  rows: number,
): number[] {
  const last = Math.min(mostLast, Math.floor(rows / 4));
  const ranked = lines.flatMap(({ rank }, place) => (rank === null ? [] : [place]));
  const lowest = new Set(last === 0 ? [] : ranked.slice(-last));
  const moved = new Set([...(movers?.risers ?? []), ...(movers?.fallers ?? [])]);
  const others = lines.flatMap(({ unit }, place) =>
    lowest.has(place) || (rows > 0 && moved.has(unit)) ? [place] : [],
  );
  let first = Math.min(rows, lines.length);
  while (first > 0 && first + others.filter((place) => place >= first).length > rows) first -= 1;
  return lines.flatMap((_, place) => (place < first || others.includes(place) ? [place] : []));
}
