import { createHash } from 'node:crypto';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ClaimResult, IdempotencyStore, KeyClaim } from '../../usecases/ports/idempotency-store.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { conditionHeld } from './conditional-write.ts';

const itemSchema = z.object({ bodyHash: z.string() });

/** Idempotency keys in the Submissions table: `pk` = `key#<unit>`, `sk` = SHA-256 of the key. */
export class DynamoDbIdempotencyStore implements IdempotencyStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async claim(claim: KeyClaim, now: string, leaseUntil: string): Promise<ClaimResult> {
    const put = new PutCommand({
      TableName: this.#tableName,
      Item: { ...keysOf(claim), bodyHash: claim.bodyHash, leaseUntil: sortableInstant(leaseUntil) },
      ConditionExpression: 'attribute_not_exists(pk) OR (bodyHash = :body AND leaseUntil <= :now)',
      ExpressionAttributeValues: { ':body': claim.bodyHash, ':now': sortableInstant(now) },
    });
    if (await conditionHeld(this.#client.send(put))) return 'claimed';
    const get = new GetCommand({ TableName: this.#tableName, Key: keysOf(claim), ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return itemSchema.parse(Item).bodyHash === claim.bodyHash ? 'in-flight' : 'other-body';
  }

  async release(claim: KeyClaim, now: string): Promise<void> {
    const update = new UpdateCommand({
      TableName: this.#tableName,
      Key: keysOf(claim),
      UpdateExpression: 'SET leaseUntil = :now',
      ConditionExpression: 'bodyHash = :body AND leaseUntil > :now',
      ExpressionAttributeValues: { ':body': claim.bodyHash, ':now': sortableInstant(now) },
    });
    await conditionHeld(this.#client.send(update));
  }
}

function keysOf({ unit, key }: KeyClaim) {
  return { pk: `key#${unit}`, sk: createHash('sha256').update(key).digest('hex') };
}
