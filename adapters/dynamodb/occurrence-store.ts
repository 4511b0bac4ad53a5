import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText, instantTextSchema } from '../../domain/period/instant-text.ts';
import { wholeSecond } from '../../domain/period/whole-second.ts';
import type { Job, Occurrence } from '../../domain/schedule/occurrence.ts';
import { type OccurrenceRecord, occurrenceRecordSchema } from '../../domain/schedule/occurrence-record.ts';
import { scheduleTimesSchema, usualTimes } from '../../domain/schedule/schedule-times.ts';
import type { OccurrenceStore, Settled } from '../../usecases/ports/occurrence-store.ts';
import { expression } from './requests/expression.ts';
import { plainReader, rowReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import { isAbsent, type ReadRow, type Table } from './table/table.ts';
import { reportsPartitions } from './table/table-schema.ts';

const { job: _, nominalTime, ...rest } = occurrenceRecordSchema.shape;
const reader = plainReader('occurrence', z.object({ pk: z.string(), sk: nominalTime, ...rest }));
const settledReader = rowReader(
  'settled',
  z.object({
    until: instantTextSchema,
    lastRanking: instantTextSchema.nullable().default(null),
    // Before times could be declared, they were these.
    times: scheduleTimesSchema.default(usualTimes),
  }),
  ({ until, lastRanking, times }) => ({
    times,
    until: Temporal.Instant.from(until),
    lastRanking: lastRanking === null ? null : Temporal.Instant.from(lastRanking),
  }),
);
/** How far the ledger is settled where the row that says so cannot be read: the whole ledger is looked at again. */
const unknownSettled: Settled = {
  until: Temporal.Instant.fromEpochMilliseconds(0),
  lastRanking: null,
  times: usualTimes,
  isUnknown: true,
};
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
    const row = await this.#table.getRow({ pk: partitionOf(job), sk: at }, reader);
    return row && recordOf(row, job);
  }

  replace(seen: OccurrenceRecord | null, next: OccurrenceRecord): Promise<boolean> {
    const { job, nominalTime: at, ...row } = next;
    const isAsSeen =
      seen === null ? isAbsent : expression`#status = ${seen.status} AND attempts = ${seen.attempts}`;
    return this.#table.putIf(isAsSeen, { pk: partitionOf(job), sk: at, ...versionOf('occurrence'), ...row });
  }

  async list(job: Job, from: Temporal.Instant, to: Temporal.Instant): Promise<OccurrenceRecord[]> {
    const first = from.round({ smallestUnit: 'second', roundingMode: 'ceil' });
    const last = wholeSecond(to);
    if (isAfter(first, last)) return [];
    const between = expression`pk = ${partitionOf(job)} AND sk BETWEEN ${instantText(first)} AND ${instantText(last)}`;
    return (await this.#table.queryRows(between, reader)).map((row) => recordOf(row, job));
  }

  async settled(): Promise<Settled | null> {
    const row = await this.#table.getRow(settledKey, settledReader);
    return row && (row.value ?? unknownSettled);
  }

  async settle(settled: Settled): Promise<void> {
    const until = instantText(settled.until);
    const lastRanking = settled.lastRanking && instantText(settled.lastRanking);
    const isForward = expression`attribute_not_exists(pk) OR #until < ${until}`;
    const item = { ...settledKey, ...versionOf('settled'), until, lastRanking, times: settled.times };
    if (await this.#table.putIf(isForward, item)) return;
    const row = await this.#table.getRow(settledKey, settledReader);
    if (row?.isReadable === false) await this.#table.put(item);
  }
}

type Item = ReturnType<typeof reader.read>;

function recordOf({ key, value }: ReadRow<Item>, job: Job): OccurrenceRecord {
  if (value === null)
    return { job, nominalTime: nominalTime.parse(key.sk), status: 'unreadable', attempts: 0 };
  const { pk: _, sk, ...row } = value;
  return { job, nominalTime: sk, ...row };
}

function partitionOf(job: Job): string {
  return `occurrence#${job}`;
}
