import type { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import type { UnitFigures } from '../../domain/ranking/unit-figures.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { CatalogueStore } from '../../usecases/ports/catalogue-store.ts';
import type { Listed } from '../../usecases/ports/listed.ts';
import type { Latest, SubmissionStore } from '../../usecases/ports/submission-store.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { Numberings } from './editions/numberings.ts';
import { type Expression, expression } from './requests/expression.ts';
import {
  figuresAttributes,
  figuresReader,
  fromSubmissionItem,
  type SubmissionItem,
  submissionPartition,
  submissionReader,
  toSubmissionItem,
  toUnitFigures,
  unitOf,
} from './submission-item.ts';
import { shardCount } from './submission-shard.ts';
import type { Key } from './table/key.ts';
import { paddedNumber } from './table/padded-number.ts';
import type { ReadRow, Table } from './table/table.ts';

/** Of so few periods more revisions are read by their numbers: a number that does not exist costs a read unit too. */
const fewPeriods = 2;

/** Submissions in the Submissions table: `pk` = `<set>#<period>#<shard>`, `sk` = `<unit>#<revision>`. */
export class DynamoDbSubmissionStore implements SubmissionStore {
  readonly #table: Table;
  readonly #numberings: Numberings;

  /** @param catalogues the versions that the stored figures name */
  constructor(submissions: Table, catalogues: Pick<CatalogueStore, 'find'>) {
    this.#table = submissions;
    this.#numberings = new Numberings(catalogues);
  }

  async append(set: IndicatorSet, submission: Submission): Promise<boolean> {
    return this.#table.putIfAbsent(toSubmissionItem(set, submission));
  }

  async newest(
    set: IndicatorSet,
    period: string,
    unit: string,
    { atMost, before, pastUnreadable = false, passed }: Parameters<SubmissionStore['newest']>[3],
  ): Promise<Submission[]> {
    const where = below(set, period, unit, before);
    const found: Submission[] = [];
    let isFirst = true;
    for await (const rows of this.#table.pages(where, submissionReader, { atMost, descending: true })) {
      const read = await this.#read(set, period, rows);
      const [first] = read;
      if (!pastUnreadable && first?.isReadable === false) throw first.unreadable;
      if (isFirst && first?.isReadable === false) passed?.(period);
      isFirst &&= first === undefined;
      for (const row of read) if (row.isReadable) found.push(row.value);
      if (!pastUnreadable || found.length >= atMost) break;
    }
    return found.slice(0, atMost);
  }

  async listNewest(
    set: IndicatorSet,
    period: string,
    unit: string,
    { atMost, before }: Parameters<SubmissionStore['listNewest']>[3],
  ): Promise<Listed<Submission>> {
    const newest = { atMost, descending: true };
    const rows = await this.#table.queryRows(below(set, period, unit, before), submissionReader, newest);
    const read = await this.#read(set, period, rows);
    const unreadable = read.flatMap(({ isReadable, key }) =>
      isReadable ? [] : [key.sk.slice(unit.length + 1)],
    );
    return { found: valuesOf(read), unreadable: unreadable.map((number) => String(Number(number))) };
  }

  newestOf(
    set: IndicatorSet,
    unit: string,
    asked: Parameters<SubmissionStore['newestOf']>[2],
  ): Promise<Submission[][]> {
    const numbers = asked.length <= fewPeriods ? [1, 2, 3] : [1, 2];
    return Promise.all(asked.map((one) => this.#newestByNumber(set, unit, numbers, one)));
  }

  async revisions(set: IndicatorSet, period: string, unit: string): Promise<Submission[]> {
    const pk = submissionPartition(set.id, period, unit);
    const ofUnit = expression`pk = ${pk} AND begins_with(sk, ${`${unit}#`})`;
    const rows = await this.#table.queryRows(ofUnit, submissionReader);
    return valuesOf(await this.#read(set, period, rows));
  }

  async latestByUnit(
    set: IndicatorSet,
    period: string,
    receivedUntil: Temporal.Instant,
    also?: ReadonlyMap<string, number>,
  ): Promise<Latest<Submission>> {
    const rows = await this.#latest(set, period, receivedUntil, also, (partition) =>
      this.#table.queryRows(partition, submissionReader),
    );
    return latestOf(await this.#read(set, period, rows));
  }

  async latestFigures(
    set: IndicatorSet,
    period: string,
    receivedUntil: Temporal.Instant,
    also?: ReadonlyMap<string, number>,
  ): Promise<Latest<UnitFigures>> {
    const rows = await this.#latest(set, period, receivedUntil, also, (partition) =>
      this.#table.queryPlain(partition, figuresAttributes, figuresReader),
    );
    const packedBy = await this.#numberings.of(set.id, versionsOf(rows));
    const read = await this.#table.readEach(rows, figuresReader, (item) =>
      toUnitFigures(packedBy(item.cat), period, item),
    );
    return latestOf(read);
  }

  /**
   * The row of each unit's last revision received in time, after that of the one asked for as well, in unit-code order. One that cannot be read counts
   * as received in time, since nobody knows when it was received.
   */
  async #latest<Item extends { readonly sk: string; readonly at: string }>(
    set: IndicatorSet,
    period: string,
    receivedUntil: Temporal.Instant,
    also: ReadonlyMap<string, number> | undefined,
    read: (partition: Expression) => Promise<ReadRow<Item>[]>,
  ): Promise<ReadRow<Item>[]> {
    const until = sortableInstant(receivedUntil);
    const shards = Array.from({ length: shardCount }, (_, shard) =>
      read(expression`pk = ${submissionPartition(set.id, period, shard)}`),
    );
    const latest = new Map<string, ReadRow<Item>>();
    const asked = new Map<string, ReadRow<Item>>();
    for (const row of (await Promise.all(shards)).flat()) {
      const unit = unitOf(row.key);
      if (row.value === null || row.value.at <= until) latest.set(unit, row);
      if (also?.get(unit) === revisionOf(row.key)) asked.set(unit, row);
    }
    const units = [...new Set([...latest.keys(), ...asked.keys()])].sort();
    return units.flatMap((unit) => {
      const [own, last] = [asked.get(unit), latest.get(unit)];
      return [...(own === undefined || own === last ? [] : [own]), ...(last === undefined ? [] : [last])];
    });
  }

  /**
   * The newest revisions, found by their numbers while there are only a few: items by key can be read together with
   * others, a query cannot.
   * @param numbers of the revisions that are read so, from 1 on
   */
  async #newestByNumber(
    set: IndicatorSet,
    unit: string,
    numbers: readonly number[],
    { period, atMost, pastUnreadable = false, passed }: Parameters<SubmissionStore['newestOf']>[2][number],
  ): Promise<Submission[]> {
    const pk = submissionPartition(set.id, period, unit);
    const rows = await Promise.all(
      numbers.map((number) =>
        this.#table.getRow({ pk, sk: `${unit}#${paddedNumber(number, 6)}` }, submissionReader),
      ),
    );
    const count = rows.indexOf(null);
    // More than were read, or one stored while they were: the query sees all.
    if (count === -1 || rows.slice(count).some((row) => row !== null))
      return this.newest(set, period, unit, { atMost, pastUnreadable, passed });
    const read = await this.#read(set, period, rows.filter((row) => row !== null).toReversed());
    const [first] = read;
    if (!pastUnreadable && first?.isReadable === false) throw first.unreadable;
    if (first?.isReadable === false) passed?.(period);
    return valuesOf(read).slice(0, atMost);
  }

  /** Reads rows, each by the catalogue version it names. */
  async #read(
    set: IndicatorSet,
    period: string,
    rows: readonly ReadRow<SubmissionItem>[],
  ): Promise<ReadRow<Submission>[]> {
    const packedBy = await this.#numberings.of(set.id, versionsOf(rows));
    return this.#table.readEach(rows, submissionReader, (item) =>
      fromSubmissionItem(packedBy(item.cat), set, period, item),
    );
  }
}

/** The revisions of a unit, those with smaller numbers alone. */
function below(set: IndicatorSet, period: string, unit: string, before: number | undefined): Expression {
  const pk = submissionPartition(set.id, period, unit);
  const last = paddedNumber(before === undefined ? 999_999 : before - 1, 6);
  return expression`pk = ${pk} AND sk BETWEEN ${`${unit}#0`} AND ${`${unit}#${last}`}`;
}

function revisionOf({ sk }: Key): number {
  return Number(sk.slice(sk.lastIndexOf('#') + 1));
}

function versionsOf(rows: readonly ReadRow<{ readonly cat: number }>[]): ReadonlySet<number> {
  return new Set(rows.flatMap(({ value }) => value?.cat ?? []));
}

function valuesOf<T>(rows: readonly ReadRow<T>[]): T[] {
  return rows.flatMap((row) => (row.isReadable ? [row.value] : []));
}

function latestOf<T>(rows: readonly ReadRow<T>[]): Latest<T> {
  const unreadable = new Set(rows.filter(({ isReadable }) => !isReadable).map(({ key }) => unitOf(key)));
  return { found: valuesOf(rows), unreadable: [...unreadable] };
}
