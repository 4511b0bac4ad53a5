import type { Temporal } from 'temporal-polyfill';

/** Tells the time. Used for receipts and leases only; scheduled work goes by its nominal time. */
export interface Clock {
  now(): Temporal.Instant;
}

/** Gives unpredictable bytes, for ids and tokens. */
export interface Entropy {
  bytes(count: number): Uint8Array;
}

/** Paces work in real time, also where the {@link Clock} stands still. All workers' timers agree to within a few milliseconds. */
export interface Timer {
  /** Milliseconds since 1970. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}
