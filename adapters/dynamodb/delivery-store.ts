import { type DynamoDBDocumentClient, type QueryCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { statesBefore } from '../../domain/delivery/advance.ts';
import { type Delivery, type DeliveryState, parseDeliveryId } from '../../domain/delivery/delivery.ts';
import type { DeliveryChange } from '../../domain/delivery/delivery-change.ts';
import type { DeliveryStore } from '../../usecases/ports/delivery-store.ts';
import { instantOf, sortableInstant } from '../sortable-instant.ts';
import { conditionHeld, putIfAbsent } from './conditional-write.ts';
import {
  deliveryItemSchema,
  deliveryKey,
  deliveryPartition,
  duePartition,
  fromDeliveryItem,
  listedAt,
  toDeliveryItem,
} from './delivery-item.ts';
import { queryAll } from './query-all.ts';
import { dueIndex } from './table-schema.ts';
import { updateExpression } from './update-expression.ts';

/** The attributes that keep a delivery in the index. */
const indexed = [dueIndex.partitionKey, dueIndex.sortKey];

const keySchema = deliveryItemSchema.pick({ sk: true });

/** Deliveries in the Reports table: `pk` = `delivery#<job>#<nominal time>`, `sk` = the delivery's key; due ones are indexed. */
export class DynamoDbDeliveryStore implements DeliveryStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async plan(delivery: Delivery): Promise<boolean> {
    return putIfAbsent(this.#client, this.#tableName, toDeliveryItem(delivery));
  }

  async dueBy(now: string, limit: number): Promise<Delivery[]> {
    const query = {
      ...this.#due,
      KeyConditionExpression: `${dueIndex.partitionKey} = :due AND ${dueIndex.sortKey} <= :now`,
      ExpressionAttributeValues: { ':due': duePartition, ':now': sortableInstant(now) },
      Limit: limit,
    };
    return (await queryAll(this.#client, query, deliveryItemSchema, limit)).map(fromDeliveryItem);
  }

  async nextDueAt(): Promise<string | null> {
    const query = {
      ...this.#due,
      KeyConditionExpression: `${dueIndex.partitionKey} = :due`,
      ExpressionAttributeValues: { ':due': duePartition },
      Limit: 1,
    };
    const [item] = await queryAll(this.#client, query, deliveryItemSchema, 1);
    return item === undefined ? null : instantOf(item.lookAt);
  }

  async move(seen: Delivery, change: DeliveryChange): Promise<boolean> {
    const { state, dueAt, attempts, messageId, sentAt, failure } = change;
    const listing = dueAt === null ? {} : listedAt(dueAt);
    const update = updateExpression(
      { state, attempts, messageId, sentAt, failure, ...listing },
      dueAt === null ? indexed : [],
    );
    const command = new UpdateCommand({
      TableName: this.#tableName,
      Key: deliveryKey(seen.occurrence, seen.key),
      ...update,
      ConditionExpression: '#state = :seenState AND lookAt = :seenLookAt AND #attempts = :seenAttempts',
      ExpressionAttributeValues: {
        ...update.ExpressionAttributeValues,
        ':seenState': seen.state,
        ':seenLookAt': sortableInstant(seen.dueAt),
        ':seenAttempts': seen.attempts,
      },
    });
    return conditionHeld(this.#client.send(command));
  }

  async advance(
    id: string,
    to: DeliveryState,
    details: { messageId?: string; sentAt?: string; failure?: string },
  ): Promise<boolean> {
    const named = parseDeliveryId(id);
    const before = statesBefore(to).map((state, index) => [`:before${index}`, state]);
    if (named === null || before.length === 0) return false;
    const { messageId, sentAt, failure } = details;
    const update = updateExpression({ state: to, messageId, sentAt, failure }, indexed);
    const command = new UpdateCommand({
      TableName: this.#tableName,
      Key: deliveryKey(named.occurrence, named.key),
      ...update,
      ConditionExpression: `#state IN (${before.map(([name]) => name).join(', ')})`,
      ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ...Object.fromEntries(before) },
    });
    return conditionHeld(this.#client.send(command));
  }

  async byOccurrence(occurrence: Delivery['occurrence']): Promise<Delivery[]> {
    const query = this.#of(occurrence);
    return (await queryAll(this.#client, query, deliveryItemSchema)).map(fromDeliveryItem);
  }

  async keysOf(occurrence: Delivery['occurrence']): Promise<string[]> {
    const query = { ...this.#of(occurrence), ProjectionExpression: 'sk' };
    return (await queryAll(this.#client, query, keySchema)).map(({ sk }) => sk);
  }

  #of(occurrence: Delivery['occurrence']): QueryCommandInput {
    return {
      TableName: this.#tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': deliveryPartition(occurrence) },
      ConsistentRead: true,
    };
  }

  get #due(): QueryCommandInput {
    return { TableName: this.#tableName, IndexName: dueIndex.name };
  }
}
