import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Subscription } from '../../domain/access/unsubscribe-token.ts';
import type { UnsubscribeStore } from '../../usecases/ports/unsubscribe-store.ts';
import { conditionHeld } from './conditional-write.ts';
import { registryPartitions } from './table-schema.ts';

const itemSchema = z.object({ unsubscribedAt: z.string().optional() });

/**
 * Who has unsubscribed, in the Registry table: `pk` = `unsubscribed`, `sk` = `<kind>#<person>`. The item of somebody who
 * has subscribed again stays, without a time.
 */
export class DynamoDbUnsubscribeStore implements UnsubscribeStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async add(subscription: Subscription, at: string): Promise<void> {
    const update = new UpdateCommand({
      ...this.#itemOf(subscription),
      UpdateExpression: 'SET unsubscribedAt = :at',
      ConditionExpression: 'attribute_not_exists(unsubscribedAt)',
      ExpressionAttributeValues: { ':at': at },
    });
    await conditionHeld(this.#client.send(update));
  }

  async remove(subscription: Subscription): Promise<void> {
    const update = new UpdateCommand({
      ...this.#itemOf(subscription),
      UpdateExpression: 'REMOVE unsubscribedAt',
      ConditionExpression: 'attribute_exists(unsubscribedAt)',
    });
    await conditionHeld(this.#client.send(update));
  }

  async has(subscription: Subscription): Promise<boolean> {
    const get = new GetCommand({ ...this.#itemOf(subscription), ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return itemSchema.parse(Item ?? {}).unsubscribedAt !== undefined;
  }

  #itemOf({ kind, person }: Subscription) {
    const Key = { pk: registryPartitions.unsubscribed, sk: `${kind}#${person}` };
    return { TableName: this.#tableName, Key };
  }
}
