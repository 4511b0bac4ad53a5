import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { type Advanced, advanceBy, failedAtOf, type MailReport } from '../../domain/delivery/advance.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { DeliveryChange } from '../../domain/delivery/delivery-change.ts';
import { deliveryId, deliveryPartsFrom } from '../../domain/delivery/delivery-id.ts';
import { type DeliveryRemark, mostRemarks } from '../../domain/delivery/delivery-remark.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import type { DeliveryStore } from '../../usecases/ports/delivery-store.ts';
import { allReadable, type Listed } from '../../usecases/ports/listed.ts';
import { instantInSortable, sortableInstant } from '../sortable-instant.ts';

/** A delivery with its due time sortable, and whether it still needs processing. */
type Row = Omit<Delivery, 'dueAt'> & { readonly lookAt: string; readonly listed: boolean };

/** Deliveries in memory. */
export class MemoryDeliveryStore implements DeliveryStore {
  readonly #rows = new Map<string, Row>();

  async plan(delivery: Delivery): Promise<boolean> {
    const { dueAt, ...rest } = structuredClone(delivery);
    const id = deliveryId(delivery.occurrence, delivery.key);
    if (this.#rows.has(id)) return false;
    this.#rows.set(id, { ...rest, id, lookAt: sortableInstant(dueAt), listed: true });
    return true;
  }

  async planOver(delivery: Delivery & { readonly covers: number }): Promise<boolean> {
    const id = deliveryId(delivery.occurrence, delivery.key);
    const row = this.#rows.get(id);
    const isBehind =
      row?.state === 'due' && row.attempts === 0 && (row.covers ?? delivery.covers) < delivery.covers;
    if (row !== undefined && !isBehind) return false;
    this.#rows.delete(id);
    return this.plan(delivery);
  }

  async dueBy(now: Temporal.Instant, limit: number): Promise<Delivery[]> {
    const until = sortableInstant(now);
    return this.#listed()
      .filter(({ lookAt }) => lookAt <= until)
      .slice(0, limit)
      .map(toDelivery);
  }

  async nextDueAt(): Promise<Temporal.Instant | null> {
    const [soonest] = this.#listed();
    return soonest === undefined ? null : Temporal.Instant.from(instantInSortable(soonest.lookAt));
  }

  async move(seen: Delivery, change: DeliveryChange): Promise<boolean> {
    const id = deliveryId(seen.occurrence, seen.key);
    const row = this.#rows.get(id);
    const unchanged =
      row?.state === seen.state &&
      row.lookAt === sortableInstant(seen.dueAt) &&
      row.attempts === seen.attempts;
    if (!unchanged) return false;
    const { dueAt, state, attempts, resentAt, failedAt } = change;
    const lookAt = dueAt === null ? row.lookAt : sortableInstant(dueAt);
    const { failedAt: _, ...kept } = row;
    this.#rows.set(id, {
      ...kept,
      ...defined(change),
      ...(resentAt === undefined ? {} : { resentAt }),
      ...(failedAt === undefined ? {} : { failedAt }),
      state,
      attempts,
      lookAt,
      listed: dueAt !== null,
    });
    return true;
  }

  async advance(id: string, report: MailReport): Promise<Advanced> {
    const row = deliveryPartsFrom(id) === null ? undefined : this.#rows.get(id);
    if (row === undefined) return 'unknown';
    const moved = movedBy(row, report);
    this.#rows.set(id, remarkedWith(moved ?? row, report.remark));
    return moved === null ? 'unmoved' : 'moved';
  }

  async failedBetween(after: Temporal.Instant, until: Temporal.Instant): Promise<Delivery[]> {
    const at = ({ failedAt }: Row) => (failedAt === undefined ? '' : sortableInstant(failedAt));
    const [from, to] = [sortableInstant(after), sortableInstant(until)];
    return [...this.#rows.values()]
      .filter((row) => from < at(row) && at(row) <= to)
      .sort((a, b) => (at(a) < at(b) ? -1 : 1))
      .map(toDelivery);
  }

  async byOccurrence(occurrence: Delivery['occurrence']): Promise<Delivery[]> {
    return this.#of(occurrence).map(toDelivery);
  }

  async listOf(occurrence: Delivery['occurrence']): Promise<Listed<Delivery>> {
    return allReadable(await this.byOccurrence(occurrence));
  }

  async keysOf(occurrence: Delivery['occurrence']): Promise<string[]> {
    return this.#of(occurrence).map(({ key }) => key);
  }

  #of({ job, nominalTime }: Delivery['occurrence']): Row[] {
    return [...this.#rows.values()]
      .filter(({ occurrence: of }) => of.job === job && of.nominalTime === nominalTime)
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** The deliveries to process, soonest first. */
  #listed(): Row[] {
    return [...this.#rows.values()]
      .filter(({ listed }) => listed)
      .sort((a, b) => (a.lookAt < b.lookAt ? -1 : a.lookAt > b.lookAt ? 1 : 0));
  }
}

function toDelivery({ lookAt, listed: _, ...rest }: Row): Delivery {
  return { ...structuredClone(rest), dueAt: instantInSortable(lookAt) };
}

/** A row moved by an event; null when it is there or beyond. */
function movedBy(row: Row, report: MailReport): Row | null {
  const { evidence, ...details } = report;
  if (evidence === null) return null;
  const { from, fromSoftBounce, state, softBounce } = advanceBy(evidence);
  if (!from.includes(row.state) && !(fromSoftBounce && row.softBounce === true)) return null;
  const { failure: _, softBounce: __, failedAt: ___, ...rest } = row;
  const failedAt = failedAtOf(state, report);
  return {
    ...rest,
    ...defined(details),
    state,
    ...(softBounce ? { softBounce } : {}),
    ...(failedAt === undefined ? {} : { failedAt }),
    listed: false,
  };
}

/** A row with one more remark, unless it has it already or has too many. */
function remarkedWith(row: Row, remark: DeliveryRemark | undefined): Row {
  const { remarks = [] } = row;
  if (remark === undefined || remarks.length >= mostRemarks) return row;
  if (remarks.some((one) => isDeepStrictEqual(one, remark))) return row;
  const sortable = ({ at, kind, detail }: DeliveryRemark) => `${at ?? '-'} ${kind} ${detail ?? '-'}`;
  return { ...row, remarks: [...remarks, remark].sort((a, b) => (sortable(a) < sortable(b) ? -1 : 1)) };
}

/** The given details; missing ones stay unchanged. */
function defined({
  messageId,
  sentAt,
  failure,
}: {
  messageId?: string;
  sentAt?: InstantText;
  failure?: string;
}) {
  return {
    ...(messageId === undefined ? {} : { messageId }),
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(failure === undefined ? {} : { failure }),
  };
}
