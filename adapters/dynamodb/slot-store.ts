import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { SlotStore } from '../../usecases/ports/slot-store.ts';
import { conditionHeld } from './conditional-write.ts';
import { reportsPartitions, tableKeys } from './table-schema.ts';
import { updateExpression } from './update-expression.ts';

const itemSchema = z.object({ until: z.number() });
const key = { pk: reportsPartitions.sending, sk: 'rate' };

/** The sending rate in use, in one item of the Reports table: `pk` = `sending`, `sk` = `rate`. */
export class DynamoDbSlotStore implements SlotStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async takenUntil(): Promise<number | null> {
    const get = new GetCommand({ TableName: this.#tableName, Key: key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return Item === undefined ? null : itemSchema.parse(Item).until;
  }

  async take(seen: number | null, until: number): Promise<boolean> {
    const update = updateExpression({ until }, []);
    const command = new UpdateCommand({
      TableName: this.#tableName,
      Key: key,
      ...update,
      ConditionExpression:
        seen === null ? `attribute_not_exists(${tableKeys.partitionKey})` : '#until = :seen',
      ExpressionAttributeValues: {
        ...update.ExpressionAttributeValues,
        ...(seen === null ? {} : { ':seen': seen }),
      },
    });
    return conditionHeld(this.#client.send(command));
  }
}
