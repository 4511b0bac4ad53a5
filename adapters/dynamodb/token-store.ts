import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type TokenRecord, tokenRecordSchema } from '../../domain/access/principal.ts';
import type { TokenStore } from '../../usecases/ports/token-store.ts';
import { conditionHeld, putIfAbsent } from './conditional-write.ts';
import { queryAll } from './query-all.ts';
import { registryPartitions } from './table-schema.ts';

/** The record's own fields; the keys are left out. */
const itemSchema = z.object(tokenRecordSchema.shape);

/** Tokens in the Registry table, all in one partition so that they can be listed: `pk` = `token`, `sk` = the token's id. */
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

  async put(record: TokenRecord): Promise<boolean> {
    return putIfAbsent(this.#client, this.#tableName, { ...keyOf(record.id), ...record });
  }

  async list(after: string | null, limit: number): Promise<TokenRecord[]> {
    const query = {
      TableName: this.#tableName,
      KeyConditionExpression: after === null ? 'pk = :pk' : 'pk = :pk AND sk > :after',
      ExpressionAttributeValues: {
        ':pk': registryPartitions.tokens,
        ...(after === null ? {} : { ':after': after }),
      },
      Limit: limit,
      ConsistentRead: true,
    };
    return queryAll(this.#client, query, itemSchema, limit);
  }

  async supersede(seen: TokenRecord, successorId: string, expiresAt: string): Promise<boolean> {
    const unchanged =
      seen.replacedBy === undefined ? 'attribute_not_exists(replacedBy)' : 'replacedBy = :seenSuccessor';
    return this.#update(
      seen.id,
      'SET replacedBy = :successor, expiresAt = :expiresAt',
      `attribute_exists(pk) AND attribute_not_exists(revokedAt) AND ${unchanged}`,
      {
        ':successor': successorId,
        ':expiresAt': expiresAt,
        ...(seen.replacedBy === undefined ? {} : { ':seenSuccessor': seen.replacedBy }),
      },
    );
  }

  async noteUse(id: string, day: string): Promise<void> {
    const condition =
      'attribute_exists(pk) AND (attribute_not_exists(lastUsedAt) OR lastUsedAt < :lastUsedAt)';
    await this.#update(id, 'SET lastUsedAt = :lastUsedAt', condition, { ':lastUsedAt': day });
  }

  async revoke(id: string, revokedAt: string): Promise<boolean> {
    const change = 'SET revokedAt = if_not_exists(revokedAt, :revokedAt)';
    return this.#update(id, change, 'attribute_exists(pk)', { ':revokedAt': revokedAt });
  }

  /** Changes a token if the condition holds. @returns whether it did */
  #update(id: string, change: string, condition: string, values: Record<string, string>): Promise<boolean> {
    const update = new UpdateCommand({
      TableName: this.#tableName,
      Key: keyOf(id),
      UpdateExpression: change,
      ConditionExpression: condition,
      ExpressionAttributeValues: values,
    });
    return conditionHeld(this.#client.send(update));
  }
}

function keyOf(id: string) {
  return { pk: registryPartitions.tokens, sk: id };
}
