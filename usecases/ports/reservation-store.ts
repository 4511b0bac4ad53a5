import type { Reservation } from '../../domain/access/rate-limit.ts';

/** Stores, per holder, how much was counted in its most recent window: requests, receipts, previews or exceptions. */
export interface ReservationStore {
  find(holder: string): Promise<Reservation | null>;

  /**
   * Replaces the value read. Idempotent, so a write whose answer was lost never counts twice.
   * @param seen the result of {@link find}
   * @returns false when another value has been stored since
   */
  replace(holder: string, seen: Reservation | null, next: Reservation): Promise<boolean>;
}
