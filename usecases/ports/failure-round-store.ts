import type { FailureRound } from '../../domain/failures/failure-round.ts';

/** Keeps the last digest of failures that operations got. */
export interface FailureRoundStore {
  /** The last one; null before the first. */
  last(): Promise<FailureRound | null>;

  /**
   * Replaces the round that was read, if it still has the same time and its messages are planned to the same extent; null adds the first.
   * @returns false when another caller was first
   */
  replace(seen: FailureRound | null, next: FailureRound): Promise<boolean>;
}
