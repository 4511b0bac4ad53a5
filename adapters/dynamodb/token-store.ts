import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type TokenRecord, tokenRecordSchema } from '../../domain/access/principal.ts';
import type { TokenStore } from '../../domain/ports/registry-store.ts';
import { conditionHeld, putIfAbsent } from './conditional-write.ts';

/** The record's own fields; the keys are left out. */
const itemSchema = z.object(tokenRecordSchema.shape);

/** Tokens in the Registry table: `pk` = `token#<id>`, `sk` = `token`. */
export class DynamoDbTokenStore implements TokenStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async find(id: string): Promise<TokenRecord | null> {
    const get = new GetCommand({ TableName: this.#tableName, Key: keyOf(id), ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return Item === undefined ? null : itemSchema.parse(Item);
  }

  async put(record: TokenRecord): Promise<'stored' | 'conflict'> {
    return putIfAbsent(this.#client, this.#tableName, { ...keyOf(record.id), ...record });
  }

  async revoke(id: string, revokedAt: string): Promise<'revoked' | 'unknown'> {
    const update = new UpdateCommand({
      TableName: this.#tableName,
      Key: keyOf(id),
      UpdateExpression: 'SET revokedAt = if_not_exists(revokedAt, :revokedAt)',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':revokedAt': revokedAt },
    });
    return (await conditionHeld(this.#client.send(update))) ? 'revoked' : 'unknown';
  }
}

function keyOf(id: string) {
  return { pk: `token#${id}`, sk: 'token' };
}
