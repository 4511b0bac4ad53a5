import type { Temporal } from 'temporal-polyfill';
import type { MilestoneStore } from '../../usecases/ports/milestone-store.ts';

/** Closed milestones in memory. */
export class MemoryMilestoneStore implements MilestoneStore {
  readonly #closed = new Set<string>();

  async close(milestone: string, catalogueVersion: number, _closedAt: Temporal.Instant): Promise<void> {
    this.#closed.add(`${milestone}#${catalogueVersion}`);
  }

  async isClosed(milestone: string, catalogueVersion: number): Promise<boolean> {
    return this.#closed.has(`${milestone}#${catalogueVersion}`);
  }
}
