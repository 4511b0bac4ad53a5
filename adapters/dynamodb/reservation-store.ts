import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Reservation } from '../../domain/access/rate-limit.ts';
import type { ReservationStore } from '../../usecases/ports/reservation-store.ts';
import { conditionHeld } from './conditional-write.ts';
import { registryPartitions, tableKeys } from './table-schema.ts';
import { updateExpression } from './update-expression.ts';

const itemSchema = z.object({ window: z.int(), count: z.int() });

/**
 * Reservations of requests in the Registry table: `pk` = `requests`, `sk` = the token's id. A token has one item, which
 * the next window's reservation overwrites, so nothing has to be cleared away.
 */
export class DynamoDbReservationStore implements ReservationStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async find(tokenId: string): Promise<Reservation | null> {
    const get = new GetCommand({ TableName: this.#tableName, Key: keyOf(tokenId), ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return Item === undefined ? null : itemSchema.parse(Item);
  }

  async replace(tokenId: string, seen: Reservation | null, next: Reservation): Promise<boolean> {
    const update = updateExpression({ window: next.window, count: next.count }, []);
    const command = new UpdateCommand({
      TableName: this.#tableName,
      Key: keyOf(tokenId),
      ...update,
      ConditionExpression:
        seen === null
          ? `attribute_not_exists(${tableKeys.partitionKey})`
          : '#window = :seenWindow AND #count = :seenCount',
      ExpressionAttributeValues: {
        ...update.ExpressionAttributeValues,
        ...(seen === null ? {} : { ':seenWindow': seen.window, ':seenCount': seen.count }),
      },
    });
    return conditionHeld(this.#client.send(command));
  }
}

function keyOf(tokenId: string) {
  return { pk: registryPartitions.reservations, sk: tokenId };
}
