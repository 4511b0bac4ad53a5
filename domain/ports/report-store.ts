import type { Delivery, DeliveryState } from '../delivery/delivery.ts';
import type { Edition } from '../ranking/edition.ts';
import type { WeeklyReport } from '../report/weekly-report.ts';
import type { Occurrence } from '../schedule/occurrence.ts';

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

/** What became of an attempt to begin an occurrence. */
export type Begun = 'begun' | 'running' | 'finished';

/** The ledger of scheduled runs: one row for each occurrence. */
export interface OccurrenceStore {
  /**
   * Takes the occurrence, if it has not finished and nobody holds an unexpired lease on it.
   * @param now the instant against which leases are compared @param leaseUntil when this attempt may be taken over
   */
  begin(occurrence: Occurrence, now: string, leaseUntil: string): Promise<Begun>;

  /** Gives a begun occurrence back after a failure, so that the next attempt need not wait for the lease. A finished one stays finished. */
  release(occurrence: Occurrence, now: string): Promise<void>;

  /** Closes the occurrence, begun or not, with a short account of what it did (or why it did nothing). The first account stays. */
  finish(occurrence: Occurrence, finishedAt: string, outcome: string): Promise<void>;

  /** The outcome of a finished occurrence; null while it has not finished. */
  outcome(occurrence: Occurrence): Promise<string | null>;
}

/**
 * Keeps one row for every message to every recipient. A delivery is found by its occurrence and recipient, its id is made
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
  advance(id: string, to: DeliveryState, details: { messageId?: string; failure?: string }): Promise<boolean>;

  /** All deliveries of an occurrence, in order of recipient. */
  byOccurrence(occurrence: Occurrence): Promise<Delivery[]>;
}

/** The new state of a delivery. `dueAt` null takes it off the list of things to look at. */
export type DeliveryChange = {
  readonly state: DeliveryState;
  readonly dueAt: string | null;
  readonly attempts: number;
  readonly messageId?: string;
  readonly failure?: string;
};
