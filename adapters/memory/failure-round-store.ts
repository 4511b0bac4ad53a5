import type { FailureRound } from '../../domain/failures/failure-round.ts';
import type { FailureRoundStore } from '../../usecases/ports/failure-round-store.ts';

/** The last digest of failures in memory. */
export class MemoryFailureRoundStore implements FailureRoundStore {
  #last: FailureRound | null = null;

  async last(): Promise<FailureRound | null> {
    return structuredClone(this.#last);
  }

  async replace(seen: FailureRound | null, next: FailureRound): Promise<boolean> {
    const isAsSeen = this.#last?.digest.at === seen?.digest.at && this.#last?.isPlanned === seen?.isPlanned;
    if (isAsSeen) this.#last = structuredClone(next);
    return isAsSeen;
  }
}
