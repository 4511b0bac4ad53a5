import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { type InstantText, instantTextSchema } from '../domain/period/instant-text.ts';

/**
 * A text that sorts chronologically: the instant in UTC without the final `Z`, with only the decimals it needs, so that
 * `…:00` comes before `…:00.5`.
 * @throws RangeError when a text is not an instant
 */
export function sortableInstant(instant: Temporal.Instant | InstantText): string {
  if (typeof instant === 'string' && isInUtc(instant)) return instant.slice(0, -1);
  const own = typeof instant === 'string' ? Temporal.Instant.from(instant) : instant;
  return own.toString().slice(0, -1);
}

/** Whether a text is an instant in UTC as it is stored, without a zero at its end. */
function isInUtc(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{0,8}[1-9])?Z$/.test(text)) return false;
  const time = Date.parse(text);
  // There is no 31 April.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, wholeSecond));
}

const wholeSecond = '2024-01-15T02:00:00'.length;

/** The instant, in UTC, from a text made by {@link sortableInstant}. */
export function instantInSortable(sortable: string): InstantText {
  return instantTextSchema.parse(`${sortable}Z`);
}

/** A text made by {@link sortableInstant}. */
export const sortableInstantSchema = z.string().refine(isSortableInstant);

/** Whether a text has the form of those that {@link sortableInstant} makes. */
export function isSortableInstant(text: string): boolean {
  return /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?$/.test(text);
}
