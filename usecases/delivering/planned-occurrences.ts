import type { Delivery } from '../../domain/delivery/delivery.ts';
import { jobs, occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { OccurrenceStore } from '../ports/occurrence-store.ts';

/**
 * Tracks which occurrences have planned all their deliveries; messages of any other must wait. Messages not planned by
 * a job never wait.
 */
export class PlannedOccurrences {
  readonly #store: OccurrenceStore;
  readonly #finished = new Set<string>();

  constructor(store: OccurrenceStore) {
    this.#store = store;
  }

  async has({ job: madeBy, nominalTime }: Delivery['occurrence']): Promise<boolean> {
    const job = jobs.find((name) => name === madeBy);
    if (job === undefined) return true;
    const id = occurrenceId({ job, nominalTime });
    if (this.#finished.has(id)) return true;
    if ((await this.#store.find({ job, nominalTime }))?.status !== 'done') return false;
    this.#finished.add(id);
    return true;
  }
}
