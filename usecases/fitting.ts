/**
 * The most bytes, as JSON, of the entries of a page. An answer is JSON within JSON on its way through Lambda, which at most doubles
 * it, so this many entries with everything around them stay under its limit of 6 MB.
 */
const mostBytes = 2_500_000;

/**
 * The first entries of a page that fit into one answer; at least one, if there is any.
 * @param share of an answer, where it has several lists
 */
export function entriesThatFit<T>(entries: readonly T[], share = 1): T[] {
  let left = mostBytes * share;
  const end = entries.findIndex((entry, index) => {
    left -= Buffer.byteLength(JSON.stringify(entry)) + 1;
    return left < 0 && index > 0;
  });
  return end < 0 ? [...entries] : entries.slice(0, end);
}

/** How many of a list's entries an answer takes: those that fit, or {@link everyEntry} for a file. */
export type ChooseEntries = <T>(entries: readonly T[]) => T[];

/** All entries: a file is no page. */
export const everyEntry: ChooseEntries = (entries) => [...entries];
