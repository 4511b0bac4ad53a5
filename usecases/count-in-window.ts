import type { Reservation } from '../domain/access/rate-limit.ts';
import type { ReservationStore } from './ports/reservation-store.ts';

/**
 * Counts one more of something for a holder, across all instances. A count of an earlier window no longer counts.
 * @param window the number of the window, such as a day
 * @param found the count as it was read already, if it was
 * @returns how many there are now in the window
 * @throws any error of the store
 */
export async function countInWindow(
  reservations: ReservationStore,
  holder: string,
  window: number,
  found: Promise<Reservation | null> | null = null,
): Promise<number> {
  for (let seen = await (found ?? reservations.find(holder)); ; seen = await reservations.find(holder)) {
    const current = seen !== null && seen.window >= window ? seen : { window, count: 0 };
    const next = { window: current.window, count: current.count + 1 };
    if (await reservations.replace(holder, seen, next)) return next.count;
  }
}
