import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { neverPaused, type SendingState, sendingStateSchema } from '../../domain/delivery/sending-state.ts';
import type { SendingSwitch } from '../../usecases/ports/sending-switch.ts';
import { conditionHeld } from './conditional-write.ts';
import { reportsPartitions, tableKeys } from './table-schema.ts';
import { updateExpression } from './update-expression.ts';

const itemSchema = z.object(sendingStateSchema.shape);
const key = { pk: reportsPartitions.sending, sk: 'switch' };

/** The sending switch in the Reports table: `pk` = `sending`, `sk` = `switch`. Without an item nothing is paused. */
export class DynamoDbSendingSwitch implements SendingSwitch {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async read(): Promise<SendingState> {
    const get = new GetCommand({ TableName: this.#tableName, Key: key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return Item === undefined ? neverPaused : itemSchema.parse(Item);
  }

  pause(by: string, reason: string, at: string): Promise<SendingState> {
    return this.#turn(
      { paused: true, since: at, by, reason },
      `attribute_not_exists(${tableKeys.partitionKey}) OR #paused = :opposite`,
    );
  }

  resume(by: string, at: string): Promise<SendingState> {
    return this.#turn({ paused: false, since: at, by, reason: null }, '#paused = :opposite');
  }

  async #turn(next: SendingState, condition: string): Promise<SendingState> {
    const update = updateExpression(next, []);
    const command = new UpdateCommand({
      TableName: this.#tableName,
      Key: key,
      ...update,
      ConditionExpression: condition,
      ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':opposite': !next.paused },
    });
    return (await conditionHeld(this.#client.send(command))) ? next : this.read();
  }
}
