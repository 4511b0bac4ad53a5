import { Temporal } from 'temporal-polyfill';
import { statesBefore } from '../../domain/delivery/advance.ts';
import { type Delivery, type DeliveryState, parseDeliveryId } from '../../domain/delivery/delivery.ts';
import type { DeliveryChange } from '../../domain/delivery/delivery-change.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import type { DeliveryStore } from '../../usecases/ports/delivery-store.ts';
import { instantOf, sortableInstant } from '../sortable-instant.ts';
import {
  deliveryItemSchema,
  deliveryKey,
  deliveryPartition,
  duePartition,
  fromDeliveryItem,
  listedAt,
  toDeliveryItem,
} from './delivery-item.ts';
import { expression, setting } from './expression.ts';
import type { Table } from './table.ts';
import { dueIndex } from './table-schema.ts';

/** The attributes that keep a delivery in the index. */
const indexed = [dueIndex.partitionKey, dueIndex.sortKey];

const keySchema = deliveryItemSchema.pick({ sk: true });

/** Deliveries in the Reports table: `pk` = `delivery#<job>#<nominal time>`, `sk` = the delivery's key; due ones are indexed. */
export class DynamoDbDeliveryStore implements DeliveryStore {
  readonly #table: Table;

  constructor(reports: Table) {
    this.#table = reports;
  }

  async plan(delivery: Delivery): Promise<boolean> {
    return this.#table.putIfAbsent(toDeliveryItem(delivery));
  }

  async dueBy(now: Temporal.Instant, limit: number): Promise<Delivery[]> {
    const due = expression`dueKey = ${duePartition} AND dueAt <= ${sortableInstant(now)}`;
    const items = await this.#table.query(due, deliveryItemSchema, { index: dueIndex.name, atMost: limit });
    return items.map(fromDeliveryItem);
  }

  async nextDueAt(): Promise<Temporal.Instant | null> {
    const due = expression`dueKey = ${duePartition}`;
    const [item] = await this.#table.query(due, deliveryItemSchema, { index: dueIndex.name, atMost: 1 });
    return item === undefined ? null : Temporal.Instant.from(instantOf(item.lookAt));
  }

  async move(seen: Delivery, { dueAt, ...change }: DeliveryChange): Promise<boolean> {
    const { state, attempts, messageId, sentAt, failure, resentAt } = change;
    const details = { state, attempts, messageId, sentAt, failure, resentAt };
    return this.#table.updateIf(
      expression`#state = ${seen.state} AND lookAt = ${sortableInstant(seen.dueAt)} AND #attempts = ${seen.attempts}`,
      deliveryKey(seen.occurrence, seen.key),
      dueAt === null ? setting(details, indexed) : setting({ ...details, ...listedAt(dueAt) }),
    );
  }

  async advance(
    id: string,
    to: DeliveryState,
    { messageId, sentAt, failure }: { messageId?: string; sentAt?: InstantText; failure?: string },
  ): Promise<boolean> {
    const named = parseDeliveryId(id);
    const before = statesBefore(to);
    if (named === null || before.length === 0) return false;
    return this.#table.updateIf(
      expression`#state IN ${before}`,
      deliveryKey(named.occurrence, named.key),
      setting({ state: to, messageId, sentAt, failure }, indexed),
    );
  }

  async byOccurrence(occurrence: Delivery['occurrence']): Promise<Delivery[]> {
    const items = await this.#table.query(partOf(occurrence), deliveryItemSchema);
    return items.map(fromDeliveryItem);
  }

  async keysOf(occurrence: Delivery['occurrence']): Promise<string[]> {
    const items = await this.#table.query(partOf(occurrence), keySchema, { only: 'sk' });
    return items.map(({ sk }) => sk);
  }
}

function partOf(occurrence: Delivery['occurrence']) {
  return expression`pk = ${deliveryPartition(occurrence)}`;
}
