/**
 * Keeps until when all workers together have used up the sending rate. Whoever moves it forward may send in between, and
 * nobody else. Times are milliseconds since 1970.
 */
export interface SlotStore {
  /** Until when the rate is used up, as it is now; null before anybody has used any. */
  takenUntil(): Promise<number | null>;

  /**
   * Moves the time forward. Doing it a second time does nothing, so a write whose answer was lost never counts twice.
   * @param seen what {@link takenUntil} answered @returns false when somebody else has moved it since
   */
  take(seen: number | null, until: number): Promise<boolean>;
}
