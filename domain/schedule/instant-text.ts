import type { Temporal } from 'temporal-polyfill';

/** An instant as it is stored and told: ISO 8601 in UTC, to the millisecond, without trailing zeros. */
export function instantText(instant: Temporal.Instant): string {
  return instant.round({ smallestUnit: 'millisecond', roundingMode: 'floor' }).toString();
}
