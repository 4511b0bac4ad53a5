import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { wholeSecond } from '../../domain/period/whole-second.ts';
import type { Job, Occurrence } from '../../domain/schedule/occurrence.ts';
import { type OccurrenceRecord, occurrenceRecordSchema } from '../../domain/schedule/occurrence-record.ts';
import type { OccurrenceStore, Settled } from '../../usecases/ports/occurrence-store.ts';
import { expression } from './expression.ts';
import { isAbsent, type Table } from './table.ts';
import { reportsPartitions } from './table-schema.ts';

const { job: _, nominalTime, ...rest } = occurrenceRecordSchema.shape;
const itemSchema = z.object({ pk: z.string(), sk: nominalTime, ...rest });
const settledSchema = z.object({ until: z.string(), lastRanking: z.string().nullable().default(null) });
const settledKey = { pk: reportsPartitions.ledger, sk: 'settled' };

/**
 * The ledger in the Reports table: `pk` = `occurrence#<job>`, `sk` = the nominal time. The settled instant is stored
 * under `ledger`. Instants are whole seconds in UTC, so their texts sort chronologically.
 */
export class DynamoDbOccurrenceStore implements OccurrenceStore {
  readonly #table: Table;

  constructor(reports: Table) {
    this.#table = reports;
  }

  async find({ job, nominalTime: at }: Occurrence): Promise<OccurrenceRecord | null> {
    const item = await this.#table.get({ pk: partitionOf(job), sk: at }, itemSchema);
    return item && recordOf(item, job);
  }

  replace(seen: OccurrenceRecord | null, next: OccurrenceRecord): Promise<boolean> {
    const { job, nominalTime: at, ...row } = next;
    const isAsSeen =
      seen === null ? isAbsent : expression`#status = ${seen.status} AND attempts = ${seen.attempts}`;
    return this.#table.putIf(isAsSeen, { pk: partitionOf(job), sk: at, ...row });
  }

  async list(job: Job, from: Temporal.Instant, to: Temporal.Instant): Promise<OccurrenceRecord[]> {
    const first = from.round({ smallestUnit: 'second', roundingMode: 'ceil' });
    const last = wholeSecond(to);
    if (isAfter(first, last)) return [];
    const between = expression`pk = ${partitionOf(job)} AND sk BETWEEN ${instantText(first)} AND ${instantText(last)}`;
    return (await this.#table.query(between, itemSchema)).map((item) => recordOf(item, job));
  }

  async settled(): Promise<Settled | null> {
    const item = await this.#table.get(settledKey, settledSchema);
    if (item === null) return null;
    const { until, lastRanking } = item;
    return {
      until: Temporal.Instant.from(until),
      lastRanking: lastRanking === null ? null : Temporal.Instant.from(lastRanking),
    };
  }

  async settle(settled: Settled): Promise<void> {
    const until = instantText(settled.until);
    const lastRanking = settled.lastRanking && instantText(settled.lastRanking);
    const isForward = expression`attribute_not_exists(pk) OR #until < ${until}`;
    await this.#table.putIf(isForward, { ...settledKey, until, lastRanking });
  }
}

function recordOf({ pk: _, sk, ...row }: z.infer<typeof itemSchema>, job: Job): OccurrenceRecord {
  return { job, nominalTime: sk, ...row };
}

function partitionOf(job: Job): string {
  return `occurrence#${job}`;
}
