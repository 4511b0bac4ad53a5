import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { SubmissionStore } from '../../usecases/ports/submission-store.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { putIfAbsent } from './conditional-write.ts';
import { queryAll } from './query-all.ts';
import {
  fromSubmissionItem,
  type SubmissionItem,
  submissionItemSchema,
  submissionPartition,
  toSubmissionItem,
  unitOf,
} from './submission-item.ts';
import { shardCount } from './submission-shard.ts';

/** Submissions in the Submissions table: `pk` = `<set>#<period>#<shard>`, `sk` = `<unit>#<revision>`. */
export class DynamoDbSubmissionStore implements SubmissionStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async append(set: IndicatorSet, submission: Submission): Promise<boolean> {
    return putIfAbsent(this.#client, this.#tableName, toSubmissionItem(set, submission));
  }

  async revisions(set: IndicatorSet, period: string, unit: string): Promise<Submission[]> {
    const query = {
      TableName: this.#tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :unit)',
      ExpressionAttributeValues: {
        ':pk': submissionPartition(set.id, period, unit),
        ':unit': `${unit}#`,
      },
      ConsistentRead: true,
    };
    const items = await queryAll(this.#client, query, submissionItemSchema);
    return items.map((item) => fromSubmissionItem(set, period, item));
  }

  async latestByUnit(set: IndicatorSet, period: string, receivedUntil: string): Promise<Submission[]> {
    const until = sortableInstant(receivedUntil);
    const shards = Array.from({ length: shardCount }, (_, shard) => this.#readShard(set.id, period, shard));
    const latest = new Map<string, SubmissionItem>();
    for (const item of (await Promise.all(shards)).flat()) {
      if (item.at <= until) latest.set(unitOf(item), item);
    }
    return [...latest]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, item]) => fromSubmissionItem(set, period, item));
  }

  /** All revisions of a shard's units, each unit's in ascending order. */
  #readShard(set: string, period: string, shard: number): Promise<SubmissionItem[]> {
    const query = {
      TableName: this.#tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': submissionPartition(set, period, shard) },
      ConsistentRead: true,
    };
    return queryAll(this.#client, query, submissionItemSchema);
  }
}
