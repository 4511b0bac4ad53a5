import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Key } from '../table/key.ts';
import { getItem, getItems } from './plain-reads.ts';

/** The key of an item among those of all tables. */
type Place = { readonly table: string; readonly key: Key };

type Wanted = Place & {
  readonly found: Promise<unknown>;
  readonly resolve: (item: unknown) => void;
  readonly reject: (reason: unknown) => void;
};

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
      only.resolve(await getItem(this.#client, only.table, only.key));
      return;
    }
    const found = await this.#readAll(some);
    for (const { table, key, resolve } of some) resolve(found.get(nameOf(table, key)));
  }

  async #readAll(places: readonly Place[]): Promise<ReadonlyMap<string, unknown>> {
    const found = new Map<string, unknown>();
    const byTable = Map.groupBy(places, ({ table }) => table);
    let left = new Map([...byTable].map(([table, own]) => [table, own.map(({ key }) => key)]));
    while (left.size > 0) {
      const answer = await getItems(this.#client, left);
      for (const { table, key, item } of answer.found) found.set(nameOf(table, key), item);
      left = answer.left;
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
