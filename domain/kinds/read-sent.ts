/**
 * Parts of a submitted figure, read by hand from what `JSON.parse` gave: each function accepts exactly what its schema in
 * `figure-parts.ts` accepts, and gives the same.
 */

/** A whole number from 0 to 2^53 − 1, as `whole` reads it; null for anything else. */
export function wholeFrom(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value + 0 : null;
}

/**
 * A number of at most two decimals in 1/100, as `twoDecimals` reads it; null for anything else.
 * @param least the smallest number; neither bound is beyond a million millions, up to which hundredths are exact
 */
export function hundredthsFrom(value: unknown, least: number, most: number): number | null {
  if (typeof value !== 'number' || !(value >= least && value <= most)) return null;
  const hundredths = Math.round(value * 100);
  // A number of two decimals is the one closest to that many hundredths.
  return hundredths / 100 === value ? hundredths + 0 : null;
}

/** A rank or a number of ranked contenders, as `place` reads it; null for anything else. */
export function placeFrom(value: unknown): number | null {
  const place = wholeFrom(value);
  return place !== null && place >= 1 && place <= 100_000 ? place : null;
}

/** Whether it is an object of JSON, not a list, with so many keys. */
export function hasKeys(sent: object, count: number): boolean {
  let keys = 0;
  // An object of JSON inherits none; a list of its keys for each figure would cost more than the rest of reading it.
  for (const _ in sent) keys += 1;
  return keys === count && !Array.isArray(sent);
}
