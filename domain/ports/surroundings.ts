import type { Temporal } from 'temporal-polyfill';

/** Tells the time. Used for receipts and leases only; scheduled work goes by its nominal time. */
export interface Clock {
  now(): Temporal.Instant;
}

/** Gives unpredictable bytes, for ids and tokens. */
export interface Entropy {
  bytes(count: number): Uint8Array;
}
