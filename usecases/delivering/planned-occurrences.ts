import type { Delivery } from '../../domain/delivery/delivery.ts';
import { jobs, type Occurrence, occurrenceId } from '../../domain/schedule/occurrence.ts';
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

  /** Whether the messages of an occurrence may be sent, for some occurrences; each is read once. */
  async among(
    occurrences: readonly Delivery['occurrence'][],
  ): Promise<(occurrence: Delivery['occurrence']) => boolean> {
    const runs = new Map(
      occurrences.flatMap((one) => runOf(one) ?? []).map((run) => [occurrenceId(run), run]),
    );
    const waiting = new Set<string>();
    for (const [id, run] of runs) if (!(await this.#isFinished(id, run))) waiting.add(id);
    return (occurrence) => {
      const run = runOf(occurrence);
      return run === null || !waiting.has(occurrenceId(run));
    };
  }

  async #isFinished(id: string, run: Occurrence): Promise<boolean> {
    if (this.#finished.has(id)) return true;
    if ((await this.#store.find(run))?.status !== 'done') return false;
    this.#finished.add(id);
    return true;
  }
}

/** The run of a job that plans an occurrence's messages; null for messages not planned by a job. */
function runOf({ job: madeBy, nominalTime }: Delivery['occurrence']): Occurrence | null {
  const job = jobs.find((name) => name === madeBy);
  return job === undefined ? null : { job, nominalTime };
}
