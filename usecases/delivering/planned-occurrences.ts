import type { Delivery } from '../../domain/delivery/delivery.ts';
import { jobs, occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { OccurrenceStore } from '../ports/occurrence-store.ts';

/** Knows which occurrences have planned all their deliveries; a message of any other has to wait. What no job planned stands alone. */
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
