import type { Temporal } from 'temporal-polyfill';
import type { MilestoneStore } from '../../usecases/ports/milestone-store.ts';
import { MemoryMilestoneStore } from '../memory/milestone-store.ts';

/** The closed milestones of another store, plus those closed here, which stay in memory. */
export class OverlayMilestoneStore implements MilestoneStore {
  readonly #below: MilestoneStore;
  readonly #own = new MemoryMilestoneStore();

  constructor(below: MilestoneStore) {
    this.#below = below;
  }

  close(milestone: string, catalogueVersion: number, closedAt: Temporal.Instant): Promise<void> {
    return this.#own.close(milestone, catalogueVersion, closedAt);
  }

  async isClosed(milestone: string, catalogueVersion: number): Promise<boolean> {
    return (
      (await this.#own.isClosed(milestone, catalogueVersion)) ||
      this.#below.isClosed(milestone, catalogueVersion)
    );
  }
}
