import type { Temporal } from 'temporal-polyfill';
import { type Job, type Occurrence, occurrenceId } from '../domain/schedule/occurrence.ts';
import type { OccurrenceRecord } from '../domain/schedule/occurrence-record.ts';
import type { OccurrenceStore, Settled } from '../usecases/ports/occurrence-store.ts';
import type { Instant } from './model/days.ts';
import { brokenRules, hasEnded } from './model/ledger.ts';
import type { Calendar } from './model/working-days.ts';
import { rowOf, runOf } from './model-terms.ts';

/** The author of a ledger change: one invocation of a function. */
export type Worker = { readonly startedAt: Instant; readonly alive: boolean };

/** A reconciliation none of whose calls was slow or failed: when it started, and the ids of the runs held then. */
export type Chance = { readonly at: Instant; readonly held: ReadonlySet<string> };

/** The ledger of a world. The model checks every change of it. */
export class WatchedLedger {
  /** The violations, as text. */
  readonly violations: string[] = [];
  /** The occurrences that have ended. */
  readonly ended = new Map<string, OccurrenceRecord>();
  /** The instant from which occurrences are expected: the first one recorded as settled. */
  begin: Instant | null = null;
  /** The undisturbed reconciliations. */
  readonly chances: Chance[] = [];
  readonly #inner: OccurrenceStore;
  readonly #now: () => Instant;
  readonly #calendar: () => Calendar;
  readonly #holders = new Map<string, Worker>();
  readonly #leases = new Map<string, Instant>();

  /** @param calendar the one in force */
  constructor(inner: OccurrenceStore, now: () => Instant, calendar: () => Calendar) {
    this.#inner = inner;
    this.#now = now;
    this.#calendar = calendar;
  }

  /** The ids of the runs that are now under a lease. */
  heldNow(): ReadonlySet<string> {
    return new Set([...this.#leases].filter(([, until]) => until > this.#now()).map(([id]) => id));
  }

  /** The ledger as a worker sees it. */
  seenBy(worker: Worker): OccurrenceStore {
    const inner = this.#inner;
    return {
      find: (occurrence: Occurrence) => inner.find(occurrence),
      list: (job: Job, from: Temporal.Instant, to: Temporal.Instant) => inner.list(job, from, to),
      settled: () => inner.settled(),
      settle: async (settled: Settled) => {
        await inner.settle(settled);
        this.begin ??= (await inner.settled())?.until.epochMilliseconds ?? null;
      },
      replace: (seen, next) => this.#replace(worker, seen, next),
    };
  }

  async #replace(worker: Worker, seen: OccurrenceRecord | null, next: OccurrenceRecord): Promise<boolean> {
    const id = occurrenceId(next);
    const before = await this.#inner.find(next);
    if (!(await this.#inner.replace(seen, next))) return false;
    const holder = this.#holders.get(id);
    const broken = brokenRules({
      run: runOf(next),
      before: before && rowOf(before),
      after: rowOf(next),
      now: this.#now(),
      calendar: this.#calendar(),
      startedAt: worker.startedAt,
      byHolder: holder === worker,
      holderIsAlive: holder?.alive === true,
    });
    this.violations.push(...broken.map((rule) => `${id}: ${rule}`));
    if (next.status === 'running') this.#holders.set(id, worker);
    this.#leases.set(id, rowOf(next).leaseUntil ?? this.#now());
    if (hasEnded(rowOf(next))) this.ended.set(id, next);
    return true;
  }
}
