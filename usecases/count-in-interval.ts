import type { Reservation } from '../domain/access/rate-limit.ts';
import type { ReservationStore } from './ports/reservation-store.ts';

/**
 * Counts one more of something for a holder, across all instances. A count of an earlier interval no longer counts.
 * @param interval its number, such as that of a day
 * @param found the count as it was read already, if it was
 * @returns how many there are now in the interval
 * @throws any error of the store
 */
export async function countInInterval(
  reservations: ReservationStore,
  holder: string,
  interval: number,
  found: Promise<Reservation | null> | null = null,
): Promise<number> {
  for (let seen = await (found ?? reservations.find(holder)); ; seen = await reservations.find(holder)) {
    const current = seen !== null && seen.interval >= interval ? seen : { interval, count: 0 };
    const next = { interval: current.interval, count: current.count + 1 };
    if (await reservations.replace(holder, seen, next)) return next.count;
  }
}
