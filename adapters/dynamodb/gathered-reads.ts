import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

/** The keys of an item. */
export type Key = { readonly pk: string; readonly sk: string };

/** The key of an item among those of all tables. */
type Place = { readonly table: string; readonly key: Key };

type Wanted = Place & {
  readonly found: Promise<unknown>;
  readonly resolve: (item: unknown) => void;
  readonly reject: (reason: unknown) => void;
};

const keySchema = z.object({ pk: z.string(), sk: z.string() });

/** DynamoDB's limit of keys in one call. */
const mostKeys = 100;

/**
 * Reads items, consistently. The items that are asked for in one turn of the event loop, of whatever tables, are read by one
 * call.
 */
export class GatheredReads {
  readonly #client: DynamoDBDocumentClient;
  #wanted = new Map<string, Wanted>();

  constructor(client: DynamoDBDocumentClient) {
    this.#client = client;
  }

  /** An item as it is stored; undefined when it does not exist. */
  get(table: string, key: Key): Promise<unknown> {
    if (this.#wanted.size === 0) setImmediate(() => this.#readWanted());
    const name = nameOf(table, key);
    const wanted = this.#wanted.get(name) ?? { table, key, ...withResolvers() };
    this.#wanted.set(name, wanted);
    return wanted.found;
  }

  #readWanted(): void {
    const all = [...this.#wanted.values()];
    this.#wanted = new Map();
    for (let at = 0; at < all.length; at += mostKeys) {
      const some = all.slice(at, at + mostKeys);
      this.#read(some).catch((error: unknown) => {
        for (const { reject } of some) reject(error);
      });
    }
  }

  async #read(some: readonly Wanted[]): Promise<void> {
    const [only] = some;
    if (only !== undefined && some.length === 1) {
      const get = new GetCommand({ TableName: only.table, Key: only.key, ConsistentRead: true });
      only.resolve((await this.#client.send(get)).Item);
      return;
    }
    const found = await this.#readAll(some);
    for (const { table, key, resolve } of some) resolve(found.get(nameOf(table, key)));
  }

  async #readAll(places: readonly Place[]): Promise<ReadonlyMap<string, unknown>> {
    const found = new Map<string, unknown>();
    let left = places;
    while (left.length > 0) {
      const RequestItems = Object.fromEntries(
        [...Map.groupBy(left, ({ table }) => table)].map(([table, ofTable]) => [
          table,
          { Keys: ofTable.map(({ key }) => key), ConsistentRead: true },
        ]),
      );
      const { Responses = {}, UnprocessedKeys = {} } = await this.#client.send(
        new BatchGetCommand({ RequestItems }),
      );
      for (const [table, items] of Object.entries(Responses))
        for (const item of items) found.set(nameOf(table, keySchema.parse(item)), item);
      // DynamoDB returns 16 MB at most, and leaves the rest to the next request.
      left = Object.entries(UnprocessedKeys).flatMap(([table, { Keys = [] }]) =>
        Keys.map((key) => ({ table, key: keySchema.parse(key) })),
      );
    }
    return found;
  }
}

function nameOf(table: string, { pk, sk }: Key): string {
  return `${table} ${pk} ${sk}`;
}

function withResolvers(): Pick<Wanted, 'found' | 'resolve' | 'reject'> {
  const { promise: found, resolve, reject } = Promise.withResolvers<unknown>();
  return { found, resolve, reject };
}
