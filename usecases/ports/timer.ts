/** Paces work in real time, also where the clock stands still. All workers' timers agree to within a few milliseconds. */
export interface Timer {
  /** Milliseconds since 1970. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}
