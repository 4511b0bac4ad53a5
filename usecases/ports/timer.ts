/**
 * Paces work in real time, even if the clock is stopped. The timers of all workers agree to within a few milliseconds.
 */
export interface Timer {
  /** Milliseconds since 1970. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}
