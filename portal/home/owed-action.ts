import type { OwedAnswer } from '../../contract/owed.ts';

/** What each of the things is shown for that a person can do about figures a unit owes. */
export type OwedAction = {
  readonly owed: OwedAnswer['owed'][number];
  /** The set and the period, in words. */
  readonly name: string;
  readonly unit: string;
  /** Reads what is owed again, after it was done. */
  readonly again: () => void;
};
