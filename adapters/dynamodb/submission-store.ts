import type { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import type { UnitFigures } from '../../domain/ranking/unit-figures.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { CatalogueStore } from '../../usecases/ports/catalogue-store.ts';
import type { SubmissionStore } from '../../usecases/ports/submission-store.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { type Expression, expression } from './expression.ts';
import { Numberings } from './numberings.ts';
import { paddedNumber } from './padded-number.ts';
import {
  figuresAttributes,
  figuresItem,
  fromSubmissionItem,
  type SubmissionItem,
  submissionItemSchema,
  submissionPartition,
  toSubmissionItem,
  toUnitFigures,
  unitOf,
} from './submission-item.ts';
import { shardCount } from './submission-shard.ts';
import type { Table } from './table.ts';

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
    { atMost, before }: { readonly atMost: number; readonly before?: number },
  ): Promise<Submission[]> {
    const pk = submissionPartition(set.id, period, unit);
    const last = paddedNumber(before === undefined ? 999_999 : before - 1, 6);
    const below = expression`pk = ${pk} AND sk BETWEEN ${`${unit}#0`} AND ${`${unit}#${last}`}`;
    const items = await this.#table.query(below, submissionItemSchema, { atMost, descending: true });
    return this.#read(set, period, items);
  }

  newestOf(
    set: IndicatorSet,
    unit: string,
    asked: readonly { readonly period: string; readonly atMost: number }[],
  ): Promise<Submission[][]> {
    const numbers = asked.length <= fewPeriods ? [1, 2, 3] : [1, 2];
    return Promise.all(
      asked.map(({ period, atMost }) => this.#newestByNumber(set, period, unit, numbers, atMost)),
    );
  }

  async revisions(set: IndicatorSet, period: string, unit: string): Promise<Submission[]> {
    const pk = submissionPartition(set.id, period, unit);
    const ofUnit = expression`pk = ${pk} AND begins_with(sk, ${`${unit}#`})`;
    const items = await this.#table.query(ofUnit, submissionItemSchema);
    return this.#read(set, period, items);
  }

  async latestByUnit(
    set: IndicatorSet,
    period: string,
    receivedUntil: Temporal.Instant,
  ): Promise<Submission[]> {
    const items = await this.#latest(set, period, receivedUntil, (partition) =>
      this.#table.query(partition, submissionItemSchema),
    );
    return this.#read(set, period, items);
  }

  async latestFigures(
    set: IndicatorSet,
    period: string,
    receivedUntil: Temporal.Instant,
  ): Promise<UnitFigures[]> {
    const items = await this.#latest(set, period, receivedUntil, async (partition) =>
      (await this.#table.queryPlain(partition, figuresAttributes)).map(figuresItem),
    );
    const packedBy = await this.#numberings.of(set.id, new Set(items.map(({ cat }) => cat)));
    return items.map((item) => toUnitFigures(packedBy(item.cat), period, item));
  }

  /** The item of each unit's last revision received in time, in unit-code order. */
  async #latest<Item extends { readonly sk: string; readonly at: string }>(
    set: IndicatorSet,
    period: string,
    receivedUntil: Temporal.Instant,
    read: (partition: Expression) => Promise<Item[]>,
  ): Promise<Item[]> {
    const until = sortableInstant(receivedUntil);
    const shards = Array.from({ length: shardCount }, (_, shard) =>
      read(expression`pk = ${submissionPartition(set.id, period, shard)}`),
    );
    const latest = new Map<string, Item>();
    for (const item of (await Promise.all(shards)).flat()) {
      if (item.at <= until) latest.set(unitOf(item), item);
    }
    return [...latest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
  }

  /**
   * The newest revisions, found by their numbers while there are only a few: items by key can be read together with
   * others, a query cannot.
   * @param numbers of the revisions that are read so, from 1 on
   */
  async #newestByNumber(
    set: IndicatorSet,
    period: string,
    unit: string,
    numbers: readonly number[],
    atMost: number,
  ): Promise<Submission[]> {
    const pk = submissionPartition(set.id, period, unit);
    const read = await Promise.all(
      numbers.map((number) =>
        this.#table.get({ pk, sk: `${unit}#${paddedNumber(number, 6)}` }, submissionItemSchema),
      ),
    );
    const count = read.indexOf(null);
    // More than were read, or one stored while they were: the query sees all.
    if (count === -1 || read.slice(count).some((item) => item !== null))
      return this.newest(set, period, unit, { atMost });
    const items = read.slice(0, count).filter((item) => item !== null);
    return this.#read(set, period, items.reverse().slice(0, atMost));
  }

  /** Reads items, each by the catalogue version it names. */
  async #read(set: IndicatorSet, period: string, items: readonly SubmissionItem[]): Promise<Submission[]> {
    const packedBy = await this.#numberings.of(set.id, new Set(items.map(({ cat }) => cat)));
    return items.map((item) => fromSubmissionItem(packedBy(item.cat), set, period, item));
  }
}
