import type { Temporal } from 'temporal-polyfill';
import type { Advanced, MailReport } from '../domain/delivery/advance.ts';
import type { Delivery } from '../domain/delivery/delivery.ts';
import type { DeliveryChange } from '../domain/delivery/delivery-change.ts';
import { deliveryPartsFrom } from '../domain/delivery/delivery-id.ts';
import type { Random } from '../example/generator/random.ts';
import type { DeliveryStore } from '../usecases/ports/delivery-store.ts';
import type { FaultPlan } from './fault-plan.ts';
import { afterReport, type Message } from './model/deliveries.ts';
import { brokenMoves } from './model/delivery-moves.ts';
import { messageOf } from './model-terms.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A row before a change; null when it did not exist. */
type Before = { readonly until: number; readonly id: string; readonly row: Delivery | null };

/** The maximum age of an index result, in milliseconds. */
const mostLag = 20_000;

/**
 * A delivery store with an index that lags behind its rows, like a global index: due rows may be missing, or out of
 * date. The model checks every change of a row. It also records all planned messages, and those recorded as sent by
 * their sender.
 */
export class WatchedDeliveries implements DeliveryStore {
  readonly planned = new Map<string, Delivery>();
  readonly recorded = new Set<string>();
  /** The violations, as text. */
  readonly violations: string[] = [];
  readonly #inner: DeliveryStore;
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #faults: () => FaultPlan;
  readonly #isDone: (occurrence: string) => boolean;
  #history: Before[] = [];
  /** When each listed row needs processing. */
  readonly #listed = new Map<string, number>();

  /** @param isDone whether an occurrence in the ledger is done, so that its messages may be sent */
  constructor(
    inner: DeliveryStore,
    time: VirtualTime,
    random: Random,
    faults: () => FaultPlan,
    isDone: (occurrence: string) => boolean,
  ) {
    this.#inner = inner;
    this.#time = time;
    this.#random = random;
    this.#faults = faults;
    this.#isDone = isDone;
  }

  /** Whether a query for due rows might find something, even if it is no longer due. */
  mayHaveDue(): boolean {
    const now = this.#time.now;
    for (const dueAt of this.#listed.values()) if (dueAt <= now) return true;
    return this.#history.some(({ until }) => until > now - mostLag);
  }

  /** The number of deliveries that still need processing at some time. */
  get listed(): number {
    return this.#listed.size;
  }

  async plan(delivery: Delivery): Promise<boolean> {
    const stored = await this.#inner.plan(delivery);
    if (stored) {
      this.planned.set(delivery.id, delivery);
      this.#changed(delivery.id, null, delivery.dueAt);
    }
    return stored;
  }

  async planOver(delivery: Delivery & { readonly covers: number }): Promise<boolean> {
    const stored = await this.#inner.planOver(delivery);
    if (stored) {
      this.planned.set(delivery.id, delivery);
      this.#changed(delivery.id, null, delivery.dueAt);
    }
    return stored;
  }

  async move(seen: Delivery, change: DeliveryChange): Promise<boolean> {
    const moved = await this.#inner.move(seen, change);
    if (moved) this.#judge(seen, change);
    if (moved) this.#changed(seen.id, seen, change.dueAt);
    if (moved && change.state === 'sent' && change.messageId !== undefined)
      this.recorded.add(change.messageId);
    return moved;
  }

  async advance(id: string, report: MailReport): Promise<Advanced> {
    const before = await this.find(id);
    const became = await this.#inner.advance(id, report);
    const { evidence } = report;
    const mayMove =
      before !== undefined && evidence !== null && afterReport(this.#message(before), evidence) !== null;
    const should = before === undefined ? 'unknown' : mayMove ? 'moved' : 'unmoved';
    if (became !== should)
      this.violations.push(`${id}: is ${before?.state}, and an event of ${evidence} left it ${became}`);
    if (became === 'moved' && before !== undefined) this.#changed(id, before, null);
    return became;
  }

  async dueBy(now: Temporal.Instant, limit: number): Promise<Delivery[]> {
    const { partial, stale } = this.#faults().index;
    const isStale = this.#random.next() < stale;
    const rows = isStale ? await this.#dueAsBefore(now, limit) : await this.#inner.dueBy(now, limit);
    return this.#random.next() < partial ? rows.filter(() => this.#random.next() < 0.6) : rows;
  }

  async #dueAsBefore(now: Temporal.Instant, limit: number): Promise<Delivery[]> {
    const at = this.#time.now - this.#random.between(0, mostLag);
    const rows = new Map((await this.#inner.dueBy(now, 1_000)).map((row) => [row.id, row]));
    for (const { until, id, row } of this.#history.toReversed()) {
      if (until <= at) break;
      if (row === null || Date.parse(row.dueAt) > now.epochMilliseconds) rows.delete(id);
      else if (isListed(row)) rows.set(id, row);
    }
    return [...rows.values()]
      .toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt))
      .slice(0, limit);
  }

  failedBetween(after: Temporal.Instant, until: Temporal.Instant): Promise<Delivery[]> {
    return this.#inner.failedBetween(after, until);
  }

  nextDueAt() {
    return this.#inner.nextDueAt();
  }

  listOf(occurrence: Delivery['occurrence']) {
    return this.#inner.listOf(occurrence);
  }

  byOccurrence(occurrence: Delivery['occurrence']) {
    return this.#inner.byOccurrence(occurrence);
  }

  keysOf(occurrence: Delivery['occurrence']) {
    return this.#inner.keysOf(occurrence);
  }

  /** One delivery in its current state; undefined when there is none. */
  async find(id: string): Promise<Delivery | undefined> {
    const names = deliveryPartsFrom(id);
    if (names === null) return undefined;
    return (await this.#inner.byOccurrence(names.occurrence)).find(({ key }) => key === names.key);
  }

  #judge(before: Delivery, change: DeliveryChange): void {
    const after = messageOf({ ...before, ...change, dueAt: before.dueAt }, timeOf(change.dueAt));
    const { job, nominalTime } = before.occurrence;
    const standsAlone = job !== 'report' && job !== 'warn';
    const isReleased = standsAlone || this.#isDone(`${job}@${nominalTime}`);
    const broken = brokenMoves(this.#message(before), after, this.#time.now, isReleased);
    this.violations.push(...broken.map((rule) => `${before.id}: ${rule}`));
  }

  #message(delivery: Delivery): Message {
    return messageOf(delivery, this.#listed.get(delivery.id) ?? null);
  }

  #changed(id: string, row: Delivery | null, dueAt: string | null): void {
    if (dueAt === null) this.#listed.delete(id);
    else this.#listed.set(id, Date.parse(dueAt));
    this.#history = this.#history.filter(({ until }) => until > this.#time.now - mostLag);
    this.#history.push({ until: this.#time.now, id, row });
  }
}

function timeOf(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}

function isListed({ state }: Delivery): boolean {
  return state === 'due' || state === 'claimed' || state === 'unknown';
}
