import { type Job, type Occurrence, occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { OccurrenceRecord } from '../../domain/schedule/occurrence-record.ts';
import type { OccurrenceStore } from '../../usecases/ports/occurrence-store.ts';

/** The ledger in memory. */
export class MemoryOccurrenceStore implements OccurrenceStore {
  readonly #rows = new Map<string, OccurrenceRecord>();
  #settledUntil: string | null = null;

  async find(occurrence: Occurrence): Promise<OccurrenceRecord | null> {
    return structuredClone(this.#rows.get(occurrenceId(occurrence)) ?? null);
  }

  async replace(seen: OccurrenceRecord | null, next: OccurrenceRecord): Promise<boolean> {
    const row = this.#rows.get(occurrenceId(next));
    if (row?.status !== seen?.status || row?.attempts !== seen?.attempts) return false;
    this.#rows.set(occurrenceId(next), structuredClone(next));
    return true;
  }

  async list(job: Job, from: string, to: string): Promise<OccurrenceRecord[]> {
    return [...this.#rows.values()]
      .filter((row) => row.job === job && row.nominalTime >= from && row.nominalTime <= to)
      .sort((a, b) => (a.nominalTime < b.nominalTime ? -1 : 1))
      .map((row) => ({ ...row }));
  }

  async settledUntil(): Promise<string | null> {
    return this.#settledUntil;
  }

  async settle(until: string): Promise<void> {
    if (this.#settledUntil === null || this.#settledUntil < until) this.#settledUntil = until;
  }
}
