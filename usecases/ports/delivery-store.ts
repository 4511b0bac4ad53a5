import type { Temporal } from 'temporal-polyfill';
import type { Delivery, DeliveryState } from '../../domain/delivery/delivery.ts';
import type { DeliveryChange } from '../../domain/delivery/delivery-change.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';

/**
 * Keeps one row for every message to every recipient. A delivery is found by its occurrence and key, its id is made
 * of them, and its due time comes back in UTC. Details left out of a change keep what was there.
 */
export interface DeliveryStore {
  /** Adds a delivery in state `due`. @returns false when the delivery exists already; it is then unchanged */
  plan(delivery: Delivery): Promise<boolean>;

  /** Up to `limit` deliveries to look at by `now`, soonest first: due ones, and claimed or unknown ones whose time has come. May lag behind recent writes. */
  dueBy(now: Temporal.Instant, limit: number): Promise<Delivery[]>;

  /** The soonest instant at which a delivery has to be looked at; null when none has. */
  nextDueAt(): Promise<Temporal.Instant | null>;

  /**
   * Moves a delivery that is still exactly as it was seen (same state, due time and attempts) to another state.
   * Off the list of things to look at, a delivery keeps its last due time.
   * @returns false when somebody else changed it in between; nothing is then changed
   */
  move(seen: Delivery, change: DeliveryChange): Promise<boolean>;

  /**
   * Records what the mail service reports of a delivery, unless it stands in that state or beyond, and takes it off the list
   * of things to look at.
   * @returns whether it moved; false, and nothing is made, for an id that is none or that nobody planned
   */
  advance(
    id: string,
    to: DeliveryState,
    details: { messageId?: string; sentAt?: InstantText; failure?: string },
  ): Promise<boolean>;

  /** All deliveries of an occurrence, in order of their keys. */
  byOccurrence(occurrence: Delivery['occurrence']): Promise<Delivery[]>;

  /** The keys of all deliveries of an occurrence, in order. */
  keysOf(occurrence: Delivery['occurrence']): Promise<string[]>;
}
