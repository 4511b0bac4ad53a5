import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Job, Occurrence } from '../../domain/schedule/occurrence.ts';
import { type OccurrenceRecord, occurrenceRecordSchema } from '../../domain/schedule/occurrence-record.ts';
import type { OccurrenceStore } from '../../usecases/ports/occurrence-store.ts';
import { conditionHeld } from './conditional-write.ts';
import { queryAll } from './query-all.ts';

const { job: _, nominalTime, ...rest } = occurrenceRecordSchema.shape;
const itemSchema = z.object({ pk: z.string(), sk: nominalTime, ...rest });
const settledSchema = z.object({ until: z.string() });
const settledKey = { pk: 'ledger', sk: 'settled' };

/**
 * The ledger in the Reports table: `pk` = `occurrence#<job>`, `sk` = the nominal time. How far it is settled stands under
 * `ledger`. Instants are whole seconds in UTC, whose texts sort as they follow each other.
 */
export class DynamoDbOccurrenceStore implements OccurrenceStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async find(occurrence: Occurrence): Promise<OccurrenceRecord | null> {
    const item = await this.#get(keyOf(occurrence));
    return item === undefined ? null : recordOf(item, occurrence.job);
  }

  async replace(seen: OccurrenceRecord | null, next: OccurrenceRecord): Promise<boolean> {
    const { job, nominalTime: at, ...row } = next;
    const condition =
      seen === null
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#status = :status AND attempts = :attempts',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':status': seen.status, ':attempts': seen.attempts },
          };
    const Item = { ...keyOf({ job, nominalTime: at }), ...row };
    return conditionHeld(
      this.#client.send(new PutCommand({ TableName: this.#tableName, Item, ...condition })),
    );
  }

  async list(job: Job, from: string, to: string): Promise<OccurrenceRecord[]> {
    const query = {
      TableName: this.#tableName,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': partitionOf(job), ':from': from, ':to': to },
      ConsistentRead: true,
    };
    if (from > to) return [];
    return (await queryAll(this.#client, query, itemSchema)).map((item) => recordOf(item, job));
  }

  async settledUntil(): Promise<string | null> {
    const item = await this.#get(settledKey);
    return item === undefined ? null : settledSchema.parse(item).until;
  }

  async settle(until: string): Promise<void> {
    const put = new PutCommand({
      TableName: this.#tableName,
      Item: { ...settledKey, until },
      ConditionExpression: 'attribute_not_exists(pk) OR #until < :until',
      ExpressionAttributeNames: { '#until': 'until' },
      ExpressionAttributeValues: { ':until': until },
    });
    await conditionHeld(this.#client.send(put));
  }

  async #get(Key: { pk: string; sk: string }): Promise<unknown> {
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    return (await this.#client.send(get)).Item;
  }
}

function recordOf(item: unknown, job: Job): OccurrenceRecord {
  const { pk: _, sk, ...row } = itemSchema.parse(item);
  return { job, nominalTime: sk, ...row };
}

function partitionOf(job: Job): string {
  return `occurrence#${job}`;
}

function keyOf({ job, nominalTime: at }: Occurrence) {
  return { pk: partitionOf(job), sk: at };
}
