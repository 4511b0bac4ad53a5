import { Temporal } from 'temporal-polyfill';
import { type Advanced, advanceBy, failedAtOf, type MailReport } from '../../domain/delivery/advance.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { DeliveryChange } from '../../domain/delivery/delivery-change.ts';
import { deliveryPartsFrom } from '../../domain/delivery/delivery-id.ts';
import { type DeliveryRemark, mostRemarks } from '../../domain/delivery/delivery-remark.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import type { DeliveryStore } from '../../usecases/ports/delivery-store.ts';
import type { Listed } from '../../usecases/ports/listed.ts';
import { sortableInstant } from '../sortable-instant.ts';
import {
  deliveryKey,
  deliveryKeyReader,
  deliveryPartition,
  deliveryReader,
  dueAtReader,
  duePartition,
  failedWithin,
  listedAsFailed,
  listedAt,
  toDeliveryItem,
  toRemarkText,
} from './delivery-item.ts';
import { adding, type Expression, expression, setting } from './requests/expression.ts';
import type { Key } from './table/key.ts';
import type { Table } from './table/table.ts';
import { dueIndex } from './table/table-schema.ts';

/** The attributes that keep a delivery in the index. */
const indexed = [dueIndex.partitionKey, dueIndex.sortKey];

/** Deliveries in the Reports table: `pk` = `delivery#<job>#<nominal time>`, `sk` = the delivery's key; due ones are indexed. */
export class DynamoDbDeliveryStore implements DeliveryStore {
  readonly #table: Table;

  constructor(reports: Table) {
    this.#table = reports;
  }

  async plan(delivery: Delivery): Promise<boolean> {
    return this.#table.putIfAbsent(toDeliveryItem(delivery));
  }

  async planOver(delivery: Delivery & { readonly covers: number }): Promise<boolean> {
    const isBehind = expression`attribute_not_exists(pk) OR (#state = ${'due'} AND #attempts = ${0} AND covers < ${delivery.covers})`;
    return this.#table.putIf(isBehind, toDeliveryItem(delivery));
  }

  async dueBy(now: Temporal.Instant, limit: number): Promise<Delivery[]> {
    const due = expression`dueKey = ${duePartition} AND dueAt <= ${sortableInstant(now)}`;
    return this.#table.query(due, deliveryReader, { index: dueIndex.name, atMost: limit });
  }

  async nextDueAt(): Promise<Temporal.Instant | null> {
    const due = expression`dueKey = ${duePartition}`;
    const [dueAt] = await this.#table.query(due, dueAtReader, { index: dueIndex.name, atMost: 1 });
    return dueAt === undefined ? null : Temporal.Instant.from(dueAt);
  }

  async move(seen: Delivery, { dueAt, ...change }: DeliveryChange): Promise<boolean> {
    const { state, attempts, messageId, sentAt, failure, resentAt, failedAt } = change;
    const details = { state, attempts, messageId, sentAt, failure, resentAt };
    return this.#table.updateIf(
      expression`#state = ${seen.state} AND lookAt = ${sortableInstant(seen.dueAt)} AND #attempts = ${seen.attempts}`,
      deliveryKey(seen.occurrence, seen.key),
      dueAt === null
        ? leaving(details, failedAt, [])
        : setting({ ...details, ...listedAt(dueAt) }, ['failedAt']),
    );
  }

  async advance(id: string, report: MailReport): Promise<Advanced> {
    const named = deliveryPartsFrom(id);
    if (named === null) return 'unknown';
    const key = deliveryKey(named.occurrence, named.key);
    const moved = await this.#move(key, report);
    const isKnown =
      report.remark === undefined
        ? moved || (await this.#table.has(key))
        : await this.#remark(key, report.remark);
    return moved ? 'moved' : isKnown ? 'unmoved' : 'unknown';
  }

  async byOccurrence(occurrence: Delivery['occurrence']): Promise<Delivery[]> {
    return this.#table.query(partOf(occurrence), deliveryReader);
  }

  listOf(occurrence: Delivery['occurrence']): Promise<Listed<Delivery>> {
    return this.#table.list(partOf(occurrence), deliveryReader, ({ sk }) => sk);
  }

  async keysOf(occurrence: Delivery['occurrence']): Promise<string[]> {
    return this.#table.query(partOf(occurrence), deliveryKeyReader, { only: 'sk' });
  }

  async failedBetween(after: Temporal.Instant, until: Temporal.Instant): Promise<Delivery[]> {
    if (!isBefore(after, until)) return [];
    return this.#table.query(failedWithin(after, until), deliveryReader, { index: dueIndex.name });
  }

  async #move(key: Key, report: MailReport): Promise<boolean> {
    const { evidence, messageId, sentAt, failure } = report;
    if (evidence === null) return false;
    const { from, fromSoftBounce, state, softBounce } = advanceBy(evidence);
    const details = { state, messageId, sentAt, failure, ...(softBounce ? { softBounce } : {}) };
    const outdated = [...(failure === undefined ? ['failure'] : []), ...(softBounce ? [] : ['softBounce'])];
    return this.#table.updateIf(
      fromSoftBounce
        ? expression`#state IN ${from} OR (#state = ${'bounced'} AND softBounce = ${true})`
        : expression`#state IN ${from}`,
      key,
      leaving(details, failedAtOf(state, report), outdated),
    );
  }

  /** @returns whether the delivery exists; one with too many remarks stays unchanged */
  async #remark(key: Key, remark: DeliveryRemark): Promise<boolean> {
    const hasRoom = expression`attribute_exists(pk) AND (attribute_not_exists(remarks) OR size(remarks) < ${mostRemarks})`;
    const added = await this.#table.updateIf(hasRoom, key, adding('remarks', toRemarkText(remark)));
    return added || this.#table.has(key);
  }
}

/** An update of a delivery that leaves the list of those to process; one that failed is listed as such. */
function leaving(
  details: Readonly<Record<string, unknown>>,
  failedAt: InstantText | undefined,
  outdated: readonly string[],
): Expression {
  return failedAt === undefined
    ? setting(details, [...indexed, 'failedAt', ...outdated])
    : setting({ ...details, ...listedAsFailed(failedAt) }, outdated);
}

function partOf(occurrence: Delivery['occurrence']) {
  return expression`pk = ${deliveryPartition(occurrence)}`;
}
