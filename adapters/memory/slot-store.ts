import type { SlotStore } from '../../usecases/ports/slot-store.ts';

/** The reserved sending rate in memory. */
export class MemorySlotStore implements SlotStore {
  #until: number | null = null;

  async takenUntil(): Promise<number | null> {
    return this.#until;
  }

  async take(seen: number | null, until: number): Promise<boolean> {
    if (this.#until !== seen) return false;
    this.#until = until;
    return true;
  }
}
