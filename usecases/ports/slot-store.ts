/**
 * Stores the time up to which the workers together have reserved the sending rate. Only the worker that moves it
 * forward may send in that interval. Times are milliseconds since 1970.
 */
export interface SlotStore {
  /** The time up to which the rate is reserved, read consistently; null before the first reservation. */
  takenUntil(): Promise<number | null>;

  /**
   * Moves the time forward. Idempotent: it is never applied twice.
   * @param seen the result of {@link takenUntil}
   * @returns false when another worker has moved it since, and also on the retry of a write whose answer was lost: its caller then takes
   * a later time, and the one before passes unused
   */
  take(seen: number | null, until: number): Promise<boolean>;
}
