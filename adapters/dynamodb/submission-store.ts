import type { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { SubmissionStore } from '../../usecases/ports/submission-store.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { expression } from './expression.ts';
import {
  fromSubmissionItem,
  type SubmissionItem,
  submissionItemSchema,
  submissionPartition,
  toSubmissionItem,
  unitOf,
} from './submission-item.ts';
import { shardCount } from './submission-shard.ts';
import type { Table } from './table.ts';

/** Submissions in the Submissions table: `pk` = `<set>#<period>#<shard>`, `sk` = `<unit>#<revision>`. */
export class DynamoDbSubmissionStore implements SubmissionStore {
  readonly #table: Table;

  constructor(submissions: Table) {
    this.#table = submissions;
  }

  async append(set: IndicatorSet, submission: Submission): Promise<boolean> {
    return this.#table.putIfAbsent(toSubmissionItem(set, submission));
  }

  async revisions(set: IndicatorSet, period: string, unit: string): Promise<Submission[]> {
    const pk = submissionPartition(set.id, period, unit);
    const ofUnit = expression`pk = ${pk} AND begins_with(sk, ${`${unit}#`})`;
    const items = await this.#table.query(ofUnit, submissionItemSchema);
    return items.map((item) => fromSubmissionItem(set, period, item));
  }

  async latestByUnit(
    set: IndicatorSet,
    period: string,
    receivedUntil: Temporal.Instant,
  ): Promise<Submission[]> {
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
    return this.#table.query(
      expression`pk = ${submissionPartition(set, period, shard)}`,
      submissionItemSchema,
    );
  }
}
