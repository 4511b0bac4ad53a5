import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Begun, OccurrenceStore } from '../../domain/ports/report-store.ts';
import type { Occurrence } from '../../domain/schedule/occurrence.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { conditionHeld } from './conditional-write.ts';

const itemSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('running'), leaseUntil: z.string() }),
  z.object({ status: z.literal('finished'), outcome: z.string(), finishedAt: z.string() }),
]);

const running = { ':running': 'running' };
const statusName = { '#status': 'status' };

/** The ledger in the Reports table: `pk` = `occurrence#<job>`, `sk` = the nominal time. */
export class DynamoDbOccurrenceStore implements OccurrenceStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async begin(occurrence: Occurrence, now: string, leaseUntil: string): Promise<Begun> {
    const put = new PutCommand({
      TableName: this.#tableName,
      Item: { ...keyOf(occurrence), status: 'running', leaseUntil: sortableInstant(leaseUntil) },
      ConditionExpression: 'attribute_not_exists(pk) OR (#status = :running AND leaseUntil <= :now)',
      ExpressionAttributeNames: statusName,
      ExpressionAttributeValues: { ...running, ':now': sortableInstant(now) },
    });
    if (await conditionHeld(this.#client.send(put))) return 'begun';
    return (await this.outcome(occurrence)) === null ? 'running' : 'finished';
  }

  async release(occurrence: Occurrence, now: string): Promise<void> {
    const update = new UpdateCommand({
      TableName: this.#tableName,
      Key: keyOf(occurrence),
      UpdateExpression: 'SET leaseUntil = :now',
      ConditionExpression: '#status = :running AND leaseUntil > :now',
      ExpressionAttributeNames: statusName,
      ExpressionAttributeValues: { ...running, ':now': sortableInstant(now) },
    });
    await conditionHeld(this.#client.send(update));
  }

  async finish(occurrence: Occurrence, finishedAt: string, outcome: string): Promise<void> {
    const put = new PutCommand({
      TableName: this.#tableName,
      Item: { ...keyOf(occurrence), status: 'finished', outcome, finishedAt },
      ConditionExpression: 'attribute_not_exists(pk) OR #status = :running',
      ExpressionAttributeNames: statusName,
      ExpressionAttributeValues: running,
    });
    await conditionHeld(this.#client.send(put));
  }

  async outcome(occurrence: Occurrence): Promise<string | null> {
    const Key = keyOf(occurrence);
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    if (Item === undefined) return null;
    const item = itemSchema.parse(Item);
    return item.status === 'finished' ? item.outcome : null;
  }
}

function keyOf({ job, nominalTime }: Occurrence) {
  return { pk: `occurrence#${job}`, sk: nominalTime };
}
