import type { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import type { UnitFigures } from '../../domain/ranking/unit-figures.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Listed } from './listed.ts';

/** What was found of each unit, and the units of which there is something that cannot be read. */
export type Latest<T> = {
  readonly found: readonly T[];
  readonly unreadable: readonly string[];
  /** Where figures count only once they are approved: units whose last revision does not count, by unit. Absent elsewhere. */
  readonly notCounted?: ReadonlyMap<string, NotCounted<T>>;
};

/** The last revision of a unit that was not approved: it waits, or was returned. */
export type NotCounted<T> = { readonly last: T; readonly isReturned: boolean };

/** How to go on where the newest revision cannot be read. */
type PastUnreadable = {
  readonly pastUnreadable?: boolean;
  readonly passed?: ((period: string) => void) | undefined;
};

/**
 * Stores submissions permanently; nothing is ever changed or removed. Reads see every acknowledged write. Figures are
 * read by the catalogue version they were stored with, whatever a later one says; those that the set passed in does not
 * ask for are omitted. Times of receipt are returned in UTC.
 */
export interface SubmissionStore {
  /**
   * Stores a revision, if that revision of that unit, set and period does not exist yet. The first is number 1, and each
   * follows the one before it.
   * @param set the set in the catalogue version that the submission names
   * @returns false when the revision already exists; the store stays unchanged. The retry of a write whose answer was
   * lost also returns false: look for the submission's own id before concluding that another attempt stored the
   * revision.
   */
  append(set: IndicatorSet, submission: Submission): Promise<boolean>;

  /**
   * The newest revisions of one unit for a set and period, newest first. Reads no more than it returns.
   * @param asked how many at most; with `before`, only those with smaller numbers; with `pastUnreadable`, without those that
   * cannot be read, and `passed` is called with the period if the newest one is such a one
   * @throws UnreadableRow when the newest one cannot be read, unless `pastUnreadable`: an older one is not in force
   */
  newest(
    set: IndicatorSet,
    period: string,
    unit: string,
    asked: { readonly atMost: number; readonly before?: number } & PastUnreadable,
  ): Promise<Submission[]>;

  /** The same, with the numbers of those that cannot be read; at most so many of both. */
  listNewest(
    set: IndicatorSet,
    period: string,
    unit: string,
    asked: { readonly atMost: number; readonly before?: number },
  ): Promise<Listed<Submission>>;

  /**
   * The newest revisions of one unit for some periods of a set: for each period at most as many as asked for, newest
   * first. One call of the store while there are few of each period. One that cannot be read as for {@link newest}.
   */
  newestOf(
    set: IndicatorSet,
    unit: string,
    asked: readonly ({ readonly period: string; readonly atMost: number } & PastUnreadable)[],
  ): Promise<Submission[][]>;

  /** All revisions of one unit for a set and period, oldest first, as far as they can be read; empty when there are none. */
  revisions(set: IndicatorSet, period: string, unit: string): Promise<Submission[]>;

  /**
   * Every unit's last revision for a set and period received up to and including an instant, in unit-code order.
   * @param also the numbers of revisions to return as well, by unit, whenever they were received; each stands before the last one of its unit
   */
  latestByUnit(
    set: IndicatorSet,
    period: string,
    receivedUntil: Temporal.Instant,
    also?: ReadonlyMap<string, number>,
  ): Promise<Latest<Submission>>;

  /** The same revisions, only as far as a ranking reads them, with their figures packed as they are stored. */
  latestFigures(
    set: IndicatorSet,
    period: string,
    receivedUntil: Temporal.Instant,
    also?: ReadonlyMap<string, number>,
  ): Promise<Latest<UnitFigures>>;
}
