import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { RowKind } from '../../../domain/stored-row/row-kind.ts';
import type { Listed } from '../../../usecases/ports/listed.ts';
import { UnreadableRow } from '../../../usecases/ports/unreadable-row.ts';
import { type Expression, expression, render } from '../requests/expression.ts';
import type { GatheredReads } from '../requests/gathered-reads.ts';
import { plainQuery } from '../requests/plain-query.ts';
import { getItem, getItems, type KeysByTable, queryPage } from '../requests/plain-reads.ts';
import { putItem, unlessEmpty, updateItem } from '../requests/plain-writes.ts';
import type { Key } from './key.ts';
import { type RowReader, reasonOf } from './row-reader.ts';

/** An item with its keys. */
export type Item = Key & Readonly<Record<string, unknown>>;

/** An item that holds nothing but bytes, and is never changed. */
export type PageItem = Key & { readonly bytes: Uint8Array };

const anyItem = z.custom<Readonly<Record<string, unknown>>>(
  (item) => typeof item === 'object' && item !== null,
);

/** A stored row, as far as it could be read: `value` is null where it could not. */
export type ReadRow<T> =
  | { readonly key: Key; readonly isReadable: true; readonly value: T }
  | {
      readonly key: Key;
      readonly isReadable: false;
      readonly value: null;
      readonly unreadable: UnreadableRow;
    };

/** Called with every unreadable row that a reader meets, before the reader goes on. Must never throw. */
export type UnreadableListener = (row: UnreadableRow) => Promise<void>;

/** How a table reads; by default each item separately, and without a listener for unreadable rows. */
export type TableOptions = {
  /** Reads single items of several tables together. */
  readonly reads?: GatheredReads;
  readonly onUnreadable?: UnreadableListener;
};

/** The condition that an item does not exist. */
export const isAbsent = expression`attribute_not_exists(pk)`;

/** Query options; by default, the whole result in ascending order. */
export type Querying = {
  /** The maximum number of items. */
  readonly atMost?: number;
  /** Descending order of the sort key. */
  readonly descending?: boolean;
  /** The global index to query; its results may lag behind recent writes. */
  readonly index?: string;
  /** The only attribute to return. */
  readonly only?: string;
};

/**
 * A DynamoDB table. Reads are consistent, and row by row: one that its reader cannot read is set apart, and stops no other.
 */
export class Table {
  readonly #client: DynamoDBDocumentClient;
  readonly #name: string;
  readonly #reads: GatheredReads | null;
  readonly #onUnreadable: UnreadableListener;

  constructor(client: DynamoDBDocumentClient, name: string, { reads, onUnreadable }: TableOptions = {}) {
    this.#client = client;
    this.#name = name;
    this.#reads = reads ?? null;
    this.#onUnreadable = onUnreadable ?? (async () => undefined);
  }

  /**
   * One item; null when it does not exist.
   * @throws UnreadableRow when it cannot be read
   */
  async get<T>(key: Key, reader: RowReader<T>): Promise<T | null> {
    const row = await this.getRow(key, reader);
    if (row === null) return null;
    if (row.isReadable) return row.value;
    throw row.unreadable;
  }

  /** One item, readable or not; null when it does not exist. */
  async getRow<T>(key: Key, reader: RowReader<T>): Promise<ReadRow<T> | null> {
    const item = await (this.#reads?.get(this.#name, key) ?? getItem(this.#client, this.#name, key));
    return item === undefined ? null : this.read(key, reader, () => reader.read(anyItem.parse(item)));
  }

  /** Up to 100 items with different keys, in the order of the keys; null in the place of each that does not exist. */
  async getRows<T>(keys: readonly Key[], reader: RowReader<T>): Promise<(ReadRow<T> | null)[]> {
    const found = new Map<string, ReadRow<T>>();
    let left: KeysByTable = new Map(keys.length === 0 ? [] : [[this.#name, [...keys]]]);
    while (left.size > 0) {
      const answer = await getItems(this.#client, left);
      for (const { key, item } of answer.found)
        found.set(`${key.pk} ${key.sk}`, await this.read(key, reader, () => reader.read(item)));
      left = answer.left;
    }
    return keys.map(({ pk, sk }) => found.get(`${pk} ${sk}`) ?? null);
  }

  /** The readable items of a partition that satisfy a key condition. */
  async query<T>(where: Expression, reader: RowReader<T>, querying: Querying = {}): Promise<T[]> {
    const { atMost = Number.POSITIVE_INFINITY } = querying;
    const values: T[] = [];
    for await (const rows of this.pages(where, reader, querying)) {
      for (const row of rows) if (row.isReadable) values.push(row.value);
      if (values.length >= atMost) break;
    }
    return values.slice(0, atMost);
  }

  /** The items of a partition that satisfy a key condition, readable or not. */
  async queryRows<T>(
    where: Expression,
    reader: RowReader<T>,
    querying: Querying = {},
  ): Promise<ReadRow<T>[]> {
    const { atMost = Number.POSITIVE_INFINITY } = querying;
    const found: ReadRow<T>[] = [];
    for await (const rows of this.pages(where, reader, querying)) {
      found.push(...rows);
      if (found.length >= atMost) break;
    }
    return found.slice(0, atMost);
  }

  /** The items of a partition that satisfy a key condition; of those that cannot be read, the ids, which their keys tell. */
  async list<T>(
    where: Expression,
    reader: RowReader<T>,
    idOf: (key: Key) => string,
    querying: Querying = {},
  ): Promise<Listed<T>> {
    const rows = await this.queryRows(where, reader, querying);
    return {
      found: rows.flatMap((row) => (row.isReadable ? [row.value] : [])),
      unreadable: rows.flatMap((row) => (row.isReadable ? [] : [idOf(row.key)])),
    };
  }

  /** Reads what a row holds; a failure sets the row apart. */
  async read<T>(key: Key, { kind }: Pick<RowReader<T>, 'kind'>, valueIn: () => T): Promise<ReadRow<T>> {
    const row = readRow(this.#name, key, kind, valueIn);
    if (!row.isReadable) await this.#onUnreadable(row.unreadable);
    return row;
  }

  /** Reads what each of some rows holds; a failure sets its row apart. */
  async readEach<Item, T>(
    rows: readonly ReadRow<Item>[],
    { kind }: Pick<RowReader<T>, 'kind'>,
    valueIn: (item: Item) => T,
  ): Promise<ReadRow<T>[]> {
    const read: ReadRow<T>[] = [];
    for (const row of rows) {
      const own = row.isReadable ? readRow(this.#name, row.key, kind, () => valueIn(row.value)) : row;
      if (row.isReadable && !own.isReadable) await this.#onUnreadable(own.unreadable);
      read.push(own);
    }
    return read;
  }

  /** The items of a partition that satisfy a key condition, page by page as DynamoDB returns them; a page may be empty. */
  async *pages<T>(
    where: Expression,
    reader: RowReader<T>,
    { atMost = Number.POSITIVE_INFINITY, descending = false, index, only }: Querying = {},
  ): AsyncGenerator<ReadRow<T>[]> {
    const { text, values } = render(where, 'w');
    const query = {
      TableName: this.#name,
      IndexName: index,
      KeyConditionExpression: text,
      ExpressionAttributeValues: values,
      ProjectionExpression: only,
      ScanIndexForward: !descending,
      Limit: Number.isFinite(atMost) ? atMost : undefined,
      ConsistentRead: index === undefined,
    };
    let after: Record<string, unknown> | undefined;
    do {
      const page = await queryPage(this.#client, { ...query, ExclusiveStartKey: after });
      const rows: ReadRow<T>[] = [];
      for (const item of page.items) {
        const row = rowOf(this.#name, item, reader);
        if (!row.isReadable) await this.#onUnreadable(row.unreadable);
        rows.push(row);
      }
      yield rows;
      after = page.after;
    } while (after !== undefined);
  }

  /**
   * All items of a partition that satisfy a key condition, of each only the keys and some attributes, read at a fraction of the usual
   * cost: for reading thousands.
   * @see plainQuery
   */
  async queryPlain<T>(
    where: Expression,
    attributes: readonly string[],
    reader: RowReader<T>,
  ): Promise<ReadRow<T>[]> {
    const { text, values } = render(where, 'w');
    const names = ['pk', 'sk', ...attributes];
    const query = {
      TableName: this.#name,
      KeyConditionExpression: text,
      ExpressionAttributeValues: values,
      ProjectionExpression: names.map((name) => `#${name}`).join(', '),
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ConsistentRead: true,
    };
    const rows: ReadRow<T>[] = [];
    let after: Record<string, unknown> | undefined;
    do {
      const page = await plainQuery(this.#client, { ...query, ExclusiveStartKey: after });
      for (const item of page.Items ?? []) {
        const row = rowOf(this.#name, item, reader);
        if (!row.isReadable) await this.#onUnreadable(row.unreadable);
        rows.push(row);
      }
      after = page.LastEvaluatedKey;
    } while (after !== undefined);
    return rows;
  }

  /** Puts an item, replacing one with the same keys. */
  async put(item: Item): Promise<void> {
    await putItem(this.#client, { TableName: this.#name, Item: item });
  }

  /** Puts pages that never change, one after another. */
  async putPages(pages: readonly PageItem[]): Promise<void> {
    for (const page of pages) await this.put(page);
  }

  /**
   * Puts an item if the existing item with its keys satisfies a condition.
   * @returns whether it did
   */
  putIf(condition: Expression, item: Item): Promise<boolean> {
    return putItem(this.#client, { TableName: this.#name, Item: item, ...conditional(condition) });
  }

  /**
   * Puts an item unless its keys exist.
   * @returns false when they do
   */
  putIfAbsent(item: Item): Promise<boolean> {
    return this.putIf(isAbsent, item);
  }

  /** Whether an item exists. Reads nothing of it, so that the permission to update is enough. */
  has(Key: Key): Promise<boolean> {
    const update = { TableName: this.#name, Key, ...conditional(expression`attribute_exists(pk)`) };
    return updateItem(this.#client, update);
  }

  /**
   * Updates an item if it satisfies a condition; creates it if it does not exist.
   * @returns whether the condition held
   */
  updateIf(condition: Expression, Key: Key, change: Expression): Promise<boolean> {
    const update = { TableName: this.#name, Key, ...conditional(condition, change) };
    return updateItem(this.#client, update);
  }
}

function conditional(condition: Expression, change?: Expression) {
  const rendered = render(condition, 'c');
  const changed = change && render(change, 'u');
  return {
    ConditionExpression: rendered.text,
    UpdateExpression: changed?.text,
    ExpressionAttributeNames: unlessEmpty({ ...rendered.names, ...changed?.names }),
    ExpressionAttributeValues: unlessEmpty({ ...rendered.values, ...changed?.values }),
  };
}

function readRow<T>(table: string, key: Key, kind: RowKind, valueIn: () => T): ReadRow<T> {
  try {
    return { key, isReadable: true, value: valueIn() };
  } catch (error) {
    const unreadable = new UnreadableRow({ table, key, kind, reason: reasonOf(error) });
    return { key, isReadable: false, value: null, unreadable };
  }
}

/** Reads an item. Of a query for one attribute, which is the sort key, it has no partition key. */
function rowOf<T>(table: string, item: Readonly<Record<string, unknown>>, reader: RowReader<T>): ReadRow<T> {
  const key = { pk: String(item['pk'] ?? ''), sk: String(item['sk'] ?? '') };
  return readRow(table, key, reader.kind, () => reader.read(item));
}
