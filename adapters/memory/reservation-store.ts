import type { Reservation } from '../../domain/access/rate-limit.ts';
import type { ReservationStore } from '../../usecases/ports/reservation-store.ts';

/** Reservations of requests in memory. */
export class MemoryReservationStore implements ReservationStore {
  readonly #reservations = new Map<string, Reservation>();

  async find(holder: string): Promise<Reservation | null> {
    return this.#reservations.get(holder) ?? null;
  }

  async replace(holder: string, seen: Reservation | null, next: Reservation): Promise<boolean> {
    const stored = this.#reservations.get(holder);
    if (stored?.interval !== seen?.interval || stored?.count !== seen?.count) return false;
    this.#reservations.set(holder, { ...next });
    return true;
  }
}
