import type { Begun, OccurrenceStore } from '../../domain/ports/report-store.ts';
import { type Occurrence, occurrenceId } from '../../domain/schedule/occurrence.ts';
import { sortableInstant } from '../sortable-instant.ts';

type Row =
  | { readonly status: 'running'; readonly leaseUntil: string }
  | { readonly status: 'finished'; readonly outcome: string };

/** The ledger in memory. */
export class MemoryOccurrenceStore implements OccurrenceStore {
  readonly #rows = new Map<string, Row>();

  async begin(occurrence: Occurrence, now: string, leaseUntil: string): Promise<Begun> {
    const id = occurrenceId(occurrence);
    const row = this.#rows.get(id);
    if (row?.status === 'finished') return 'finished';
    if (row !== undefined && row.leaseUntil > sortableInstant(now)) return 'running';
    this.#rows.set(id, { status: 'running', leaseUntil: sortableInstant(leaseUntil) });
    return 'begun';
  }

  async release(occurrence: Occurrence, now: string): Promise<void> {
    const id = occurrenceId(occurrence);
    const row = this.#rows.get(id);
    const leaseUntil = sortableInstant(now);
    if (row?.status === 'running' && row.leaseUntil > leaseUntil) {
      this.#rows.set(id, { status: 'running', leaseUntil });
    }
  }

  async finish(occurrence: Occurrence, _finishedAt: string, outcome: string): Promise<void> {
    const id = occurrenceId(occurrence);
    if (this.#rows.get(id)?.status !== 'finished') this.#rows.set(id, { status: 'finished', outcome });
  }

  async outcome(occurrence: Occurrence): Promise<string | null> {
    const row = this.#rows.get(occurrenceId(occurrence));
    return row?.status === 'finished' ? row.outcome : null;
  }
}
