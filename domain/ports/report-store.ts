import type { Delivery, DeliveryState } from '../delivery/delivery.ts';
import type { Edition } from '../ranking/edition.ts';
import type { WeeklyReport } from '../report/weekly-report.ts';
import type { Job, Occurrence } from '../schedule/occurrence.ts';
import type { OccurrenceRecord } from '../schedule/occurrence-record.ts';

/** Keeps frozen rankings. */
export interface EditionStore {
  /** Freezes an edition; the header written last is the commit. @returns `conflict` when that edition exists already; it is then unchanged */
  freeze(edition: Edition): Promise<'stored' | 'conflict'>;

  /** One edition, or the latest when no number is given; null when there is none. */
  find(set: string, period: string, league: string, edition?: number): Promise<Edition | null>;
}

/** Keeps the weekly reports as they were planned. */
export interface WeeklyReportStore {
  /** @returns `conflict` when the report of that set and period is stored already; it is then unchanged @throws Problem `too-large` when it does not fit into one item */
  put(report: WeeklyReport): Promise<'stored' | 'conflict'>;
  find(set: string, period: string): Promise<WeeklyReport | null>;
}

/**
 * The ledger of scheduled runs: one row for each occurrence, kept for good. What a row may become is decided in
 * `domain/schedule/occurrence-record.ts`.
 */
export interface OccurrenceStore {
  find(occurrence: Occurrence): Promise<OccurrenceRecord | null>;

  /**
   * Replaces a row that still has the status and the number of attempts it was seen with; null adds the first one.
   * @returns false when somebody else was first; also after a write whose answer was lost and that was tried again
   */
  replace(seen: OccurrenceRecord | null, next: OccurrenceRecord): Promise<boolean>;

  /** The rows of a job with nominal times from one instant up to and including another, in their order. */
  list(job: Job, from: string, to: string): Promise<OccurrenceRecord[]>;

  /** The instant up to which nothing is open any more, as far as anybody has found out; null before the first time. */
  settledUntil(): Promise<string | null>;

  /** Notes that nothing up to and including an instant is open any more. It never goes back. */
  settle(until: string): Promise<void>;
}

/**
 * Keeps one row for every message to every recipient. A delivery is found by its occurrence and key, its id is made
 * of them, and its due time comes back in UTC. Details left out of a change keep what was there.
 */
export interface DeliveryStore {
  /** Adds a delivery in state `due`. @returns `conflict` when the delivery exists already; it is then unchanged */
  plan(delivery: Delivery): Promise<'stored' | 'conflict'>;

  /** Up to `limit` deliveries to look at by `now`, soonest first: due ones, and claimed or unknown ones whose time has come. May lag behind recent writes. */
  dueBy(now: string, limit: number): Promise<Delivery[]>;

  /** The soonest instant at which a delivery has to be looked at; null when none has. */
  nextDueAt(): Promise<string | null>;

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
    details: { messageId?: string; sentAt?: string; failure?: string },
  ): Promise<boolean>;

  /** All deliveries of an occurrence, in order of their keys. */
  byOccurrence(occurrence: Delivery['occurrence']): Promise<Delivery[]>;

  /** The keys of all deliveries of an occurrence, in order. */
  keysOf(occurrence: Delivery['occurrence']): Promise<string[]>;
}

/** The new state of a delivery. `dueAt` null takes it off the list of things to look at. */
export type DeliveryChange = {
  readonly state: DeliveryState;
  readonly dueAt: string | null;
  readonly attempts: number;
  readonly messageId?: string;
  readonly sentAt?: string;
  readonly failure?: string;
};
