import { Temporal } from 'temporal-polyfill';
import { type InstantText, instantTextSchema } from '../domain/period/instant-text.ts';

/**
 * A text that sorts chronologically: the instant in UTC without the final `Z`, with only the decimals it needs, so that
 * `…:00` comes before `…:00.5`.
 * @throws RangeError when a text is not an instant
 */
export function sortableInstant(instant: Temporal.Instant | InstantText): string {
  const own = typeof instant === 'string' ? Temporal.Instant.from(instant) : instant;
  return own.toString().slice(0, -1);
}

/** The instant, in UTC, from a text made by {@link sortableInstant}. */
export function instantOf(sortable: string): InstantText {
  return instantTextSchema.parse(`${sortable}Z`);
}
