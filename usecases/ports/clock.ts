import type { Temporal } from 'temporal-polyfill';

/** Returns the current time, for receipts and leases only; scheduled work uses its nominal time. */
export interface Clock {
  now(): Temporal.Instant;
}
