import type { Reservation } from '../../domain/access/rate-limit.ts';

/** Keeps, for each token, how many of its requests the instances have reserved in the window it was last used in. */
export interface ReservationStore {
  find(tokenId: string): Promise<Reservation | null>;

  /**
   * Replaces what was seen. Doing it a second time does nothing, so a write whose answer was lost never counts twice.
   * @param seen what {@link find} answered @returns false when something else has been stored since
   */
  replace(tokenId: string, seen: Reservation | null, next: Reservation): Promise<boolean>;
}
