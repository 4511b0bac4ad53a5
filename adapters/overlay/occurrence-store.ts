import type { Temporal } from 'temporal-polyfill';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { type Job, type Occurrence, occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { OccurrenceRecord } from '../../domain/schedule/occurrence-record.ts';
import type { OccurrenceStore, Settled } from '../../usecases/ports/occurrence-store.ts';
import { MemoryOccurrenceStore } from '../memory/occurrence-store.ts';

/** The ledger of another store, plus the rows written here, which stay in memory. */
export class OverlayOccurrenceStore implements OccurrenceStore {
  readonly #below: OccurrenceStore;
  readonly #own = new MemoryOccurrenceStore();

  constructor(below: OccurrenceStore) {
    this.#below = below;
  }

  async find(occurrence: Occurrence): Promise<OccurrenceRecord | null> {
    return (await this.#own.find(occurrence)) ?? this.#below.find(occurrence);
  }

  async replace(seen: OccurrenceRecord | null, next: OccurrenceRecord): Promise<boolean> {
    const own = await this.#own.find(next);
    if (own !== null) return this.#own.replace(seen, next);
    const below = await this.#below.find(next);
    const isAsSeen = below?.status === seen?.status && below?.attempts === seen?.attempts;
    return isAsSeen && this.#own.replace(null, next);
  }

  async list(job: Job, from: Temporal.Instant, to: Temporal.Instant): Promise<OccurrenceRecord[]> {
    const [below, own] = await Promise.all([this.#below.list(job, from, to), this.#own.list(job, from, to)]);
    const rows = new Map([...below, ...own].map((row) => [occurrenceId(row), row]));
    return [...rows.values()].sort((a, b) => (a.nominalTime < b.nominalTime ? -1 : 1));
  }

  async settled(): Promise<Settled | null> {
    const [below, own] = await Promise.all([this.#below.settled(), this.#own.settled()]);
    if (below === null || own === null) return own ?? below;
    return isAfter(own.until, below.until) ? own : below;
  }

  settle(settled: Settled): Promise<void> {
    return this.#own.settle(settled);
  }
}
