import type { Temporal } from 'temporal-polyfill';
import type { Delivery, DeliveryState } from '../../domain/delivery/delivery.ts';
import type { DeliveryChange } from '../../domain/delivery/delivery-change.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';

/**
 * Stores one row per message and recipient. A delivery is identified by its occurrence and key, which form its id; due
 * times are returned in UTC. Details missing from a change stay unchanged.
 */
export interface DeliveryStore {
  /**
   * Adds a delivery in state `due`.
   * @returns false when the delivery already exists; it stays unchanged
   */
  plan(delivery: Delivery): Promise<boolean>;

  /**
   * Up to `limit` deliveries to process by `now`, soonest first: due ones, and claimed or unknown ones past their due
   * time. May lag behind recent writes.
   */
  dueBy(now: Temporal.Instant, limit: number): Promise<Delivery[]>;

  /** The earliest time at which a delivery needs processing; null when none does. */
  nextDueAt(): Promise<Temporal.Instant | null>;

  /**
   * Moves a delivery to another state if it is exactly as it was read (same state, due time and attempts). A delivery
   * removed from the work list keeps its last due time.
   * @returns false when it was changed meanwhile; nothing is changed then
   */
  move(seen: Delivery, change: DeliveryChange): Promise<boolean>;

  /**
   * Records a mail service event, unless the delivery is in that state or beyond, and removes the delivery from the
   * work list.
   * @returns whether it moved; false, without creating anything, for an invalid or unknown id
   */
  advance(
    id: string,
    to: DeliveryState,
    details: { messageId?: string; sentAt?: InstantText; failure?: string },
  ): Promise<boolean>;

  /** All deliveries of an occurrence, in key order. */
  byOccurrence(occurrence: Delivery['occurrence']): Promise<Delivery[]>;

  /** The keys of all deliveries of an occurrence, in order. */
  keysOf(occurrence: Delivery['occurrence']): Promise<string[]>;
}
