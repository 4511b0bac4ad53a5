import { Temporal } from 'temporal-polyfill';

/**
 * A text that sorts as its instant does: the instant in UTC without the final `Z`, with only the decimals it needs,
 * so that `…:00` comes before `…:00.5`.
 * @param instant an ISO 8601 instant with any offset @throws RangeError when the text is no instant
 */
export function sortableInstant(instant: string): string {
  return Temporal.Instant.from(instant).toString().slice(0, -1);
}

/** The instant, as ISO 8601 in UTC, of a text made by {@link sortableInstant}. */
export function instantOf(sortable: string): string {
  return `${sortable}Z`;
}
