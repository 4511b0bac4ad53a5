import type { Temporal } from 'temporal-polyfill';
import type { MilestoneStore } from '../usecases/ports/milestone-store.ts';
import type { Instant } from './model/days.ts';

/** A milestone closed for a catalogue version, with the nominal time of the run that closed it. */
export type Closing = { readonly milestone: string; readonly version: number; readonly at: Instant };

/** A milestone store that records who closed what. */
export class WatchedMilestones implements MilestoneStore {
  readonly closings: Closing[] = [];
  readonly #inner: MilestoneStore;

  constructor(inner: MilestoneStore) {
    this.#inner = inner;
  }

  async close(milestone: string, version: number, closedAt: Temporal.Instant): Promise<void> {
    this.closings.push({ milestone, version, at: closedAt.epochMilliseconds });
    await this.#inner.close(milestone, version, closedAt);
  }

  isClosed(milestone: string, version: number): Promise<boolean> {
    return this.#inner.isClosed(milestone, version);
  }
}
