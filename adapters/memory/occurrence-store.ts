import type { Temporal } from 'temporal-polyfill';
import { isAfter, isBefore } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { type Job, type Occurrence, occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { OccurrenceRecord } from '../../domain/schedule/occurrence-record.ts';
import type { OccurrenceStore, Settled } from '../../usecases/ports/occurrence-store.ts';

/** The ledger in memory. */
export class MemoryOccurrenceStore implements OccurrenceStore {
  readonly #rows = new Map<string, OccurrenceRecord>();
  #settled: Settled | null = null;

  async find(occurrence: Occurrence): Promise<OccurrenceRecord | null> {
    return structuredClone(this.#rows.get(occurrenceId(occurrence)) ?? null);
  }

  async replace(seen: OccurrenceRecord | null, next: OccurrenceRecord): Promise<boolean> {
    const row = this.#rows.get(occurrenceId(next));
    if (row?.status !== seen?.status || row?.attempts !== seen?.attempts) return false;
    this.#rows.set(occurrenceId(next), structuredClone(next));
    return true;
  }

  async list(job: Job, from: Temporal.Instant, to: Temporal.Instant): Promise<OccurrenceRecord[]> {
    // Texts of instants are compared as they are; an instant would have each row read.
    const [first, last] = [instantText(from), instantText(to)];
    return [...this.#rows.values()]
      .filter(
        (row) => row.job === job && !isBefore(row.nominalTime, first) && !isAfter(row.nominalTime, last),
      )
      .sort((a, b) => (a.nominalTime < b.nominalTime ? -1 : 1))
      .map((row) => ({ ...row }));
  }

  async settled(): Promise<Settled | null> {
    return this.#settled;
  }

  async settle(settled: Settled): Promise<void> {
    if (this.#settled === null || isAfter(settled.until, this.#settled.until)) this.#settled = settled;
  }
}
