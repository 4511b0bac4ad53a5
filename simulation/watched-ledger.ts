import { type Job, type Occurrence, occurrenceId } from '../domain/schedule/occurrence.ts';
import { isTerminal, type OccurrenceRecord } from '../domain/schedule/occurrence-record.ts';
import type { OccurrenceStore } from '../usecases/ports/occurrence-store.ts';
import type { Invocation } from './invocation.ts';

/** The ledger of a world, watched for what must never happen to it. */
export class WatchedLedger {
  /** What went wrong, in words. */
  readonly violations: string[] = [];
  /** The occurrences that have come to their end. */
  readonly ended = new Map<string, OccurrenceRecord>();
  /** The instant from which on occurrences are expected: the first that was ever noted as settled. */
  begin: string | null = null;
  readonly #inner: OccurrenceStore;
  readonly #runners = new Map<string, Invocation>();

  constructor(inner: OccurrenceStore) {
    this.#inner = inner;
  }

  /** The ledger as an invocation sees it. */
  seenBy(invocation: Invocation): OccurrenceStore {
    const inner = this.#inner;
    return {
      find: (occurrence: Occurrence) => inner.find(occurrence),
      list: (job: Job, from: string, to: string) => inner.list(job, from, to),
      settledUntil: () => inner.settledUntil(),
      settle: async (until: string) => {
        await inner.settle(until);
        this.begin ??= await inner.settledUntil();
      },
      replace: (seen, next) => this.#replace(invocation, seen, next),
    };
  }

  async #replace(
    invocation: Invocation,
    seen: OccurrenceRecord | null,
    next: OccurrenceRecord,
  ): Promise<boolean> {
    const id = occurrenceId(next);
    const before = await this.#inner.find(next);
    if (!(await this.#inner.replace(seen, next))) return false;
    if (before !== null && isTerminal(before))
      this.violations.push(`${id}: was ${before.status}, and changed`);
    const runner = this.#runners.get(id);
    if (before?.status === 'running' && runner !== invocation && runner?.alive === true) {
      this.violations.push(`${id}: taken from a run that was still going on`);
    }
    if (next.status === 'running') this.#runners.set(id, invocation);
    if (isTerminal(next)) this.ended.set(id, next);
    return true;
  }
}
