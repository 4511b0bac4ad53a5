import type { Temporal } from 'temporal-polyfill';

/** The whole second that an instant lies in. */
export function wholeSecond(instant: Temporal.Instant): Temporal.Instant {
  return instant.round({ smallestUnit: 'second', roundingMode: 'floor' });
}
