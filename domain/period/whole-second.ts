import type { Temporal } from 'temporal-polyfill';

/** An instant truncated to the second. */
export function wholeSecond(instant: Temporal.Instant): Temporal.Instant {
  return instant.round({ smallestUnit: 'second', roundingMode: 'floor' });
}
