import type { Temporal } from 'temporal-polyfill';
import type { Advanced, MailReport } from '../../domain/delivery/advance.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { DeliveryChange } from '../../domain/delivery/delivery-change.ts';
import type { Listed } from './listed.ts';

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
   * Adds a delivery in state `due` that confirms several submissions, or replaces one that confirms fewer and was not
   * tried yet.
   * @returns false when the delivery confirms as many already, or was tried; it stays unchanged
   */
  planOver(delivery: Delivery & { readonly covers: number }): Promise<boolean>;

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
   * @returns false when it was changed meanwhile; nothing is changed then. Also on the retry of a write whose answer was lost
   */
  move(seen: Delivery, change: DeliveryChange): Promise<boolean>;

  /**
   * Records a mail service event. One that moves the delivery removes it from the work list; a remark is kept whether it
   * moves or not.
   * @returns `unknown`, without creating anything, for an invalid id or one without a delivery
   */
  advance(id: string, report: MailReport): Promise<Advanced>;

  /**
   * The deliveries that failed after one instant, up to and including another, in that order. May lag behind recent writes.
   */
  failedBetween(after: Temporal.Instant, until: Temporal.Instant): Promise<Delivery[]>;

  /** All deliveries of an occurrence that can be read, in key order. */
  byOccurrence(occurrence: Delivery['occurrence']): Promise<Delivery[]>;

  /** The same, with the keys of those that cannot be read. */
  listOf(occurrence: Delivery['occurrence']): Promise<Listed<Delivery>>;

  /** The keys of all deliveries of an occurrence, in order. */
  keysOf(occurrence: Delivery['occurrence']): Promise<string[]>;
}
