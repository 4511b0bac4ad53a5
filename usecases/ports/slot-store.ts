/**
 * Stores the time up to which the workers together have reserved the sending rate. Only the worker that moves it
 * forward may send in that interval. Times are milliseconds since 1970.
 */
export interface SlotStore {
  /** The time up to which the rate is reserved, read consistently; null before the first reservation. */
  takenUntil(): Promise<number | null>;

  /**
   * Moves the time forward. Idempotent, so a write whose answer was lost never counts twice.
   * @param seen the result of {@link takenUntil}
   * @returns false when another worker has moved it since
   */
  take(seen: number | null, until: number): Promise<boolean>;
}
