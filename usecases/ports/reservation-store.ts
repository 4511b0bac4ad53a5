import type { Reservation } from '../../domain/access/rate-limit.ts';

/** Stores, per holder, how much was counted in its most recent window: requests, receipts, previews or exceptions. */
export interface ReservationStore {
  find(holder: string): Promise<Reservation | null>;

  /**
   * Replaces the value read. Idempotent: it is never applied twice.
   * @param seen the result of {@link find}
   * @returns false when another value has been stored since, and also on the retry of a write whose answer was lost: equal counts of
   * others cannot be told from it, so its caller counts once more, too much rather than too little
   */
  replace(holder: string, seen: Reservation | null, next: Reservation): Promise<boolean>;
}
