import type { Temporal } from 'temporal-polyfill';

/** Tells the time. Used for receipts and leases only; scheduled work goes by its nominal time. */
export interface Clock {
  now(): Temporal.Instant;
}
