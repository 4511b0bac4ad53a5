import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Expression, expression, render } from './expression.ts';
import type { GatheredReads, Key } from './gathered-reads.ts';
import { plainQuery } from './plain-query.ts';

/** An item with its keys. */
export type Item = Key & Readonly<Record<string, unknown>>;

const keySchema = z.object({ pk: z.string(), sk: z.string() });

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

/** A DynamoDB table. Reads are consistent, and every item is parsed; the schema throws on an unexpected shape. */
export class Table {
  readonly #client: DynamoDBDocumentClient;
  readonly #name: string;
  readonly #reads: GatheredReads | null;

  /** @param reads reads single items of several tables together; by default each is read by itself */
  constructor(client: DynamoDBDocumentClient, name: string, reads: GatheredReads | null = null) {
    this.#client = client;
    this.#name = name;
    this.#reads = reads;
  }

  /** One item; null when it does not exist. */
  async get<T>(key: Key, schema: z.ZodType<T>): Promise<T | null> {
    const item = await (this.#reads?.get(this.#name, key) ?? this.#getAlone(key));
    return item === undefined ? null : schema.parse(item);
  }

  /** Up to 100 items with different keys, in the order of the keys; null in the place of each that does not exist. */
  async getAll<T>(keys: readonly Key[], schema: z.ZodType<T>): Promise<(T | null)[]> {
    const found = new Map<string, T>();
    let left = [...keys];
    while (left.length > 0) {
      const RequestItems = { [this.#name]: { Keys: left, ConsistentRead: true } };
      const { Responses, UnprocessedKeys } = await this.#client.send(new BatchGetCommand({ RequestItems }));
      for (const item of Responses?.[this.#name] ?? []) {
        const { pk, sk } = keySchema.parse(item);
        found.set(`${pk} ${sk}`, schema.parse(item));
      }
      // DynamoDB returns 16 MB at most, and leaves the rest to the next request.
      left = keySchema.array().parse(UnprocessedKeys?.[this.#name]?.Keys ?? []);
    }
    return keys.map(({ pk, sk }) => found.get(`${pk} ${sk}`) ?? null);
  }

  /** The items of a partition that satisfy a key condition. */
  async query<T>(
    where: Expression,
    schema: z.ZodType<T>,
    { atMost = Number.POSITIVE_INFINITY, descending = false, index, only }: Querying = {},
  ): Promise<T[]> {
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
    const items: T[] = [];
    for await (const page of paginateQuery({ client: this.#client }, query)) {
      for (const item of page.Items ?? []) items.push(schema.parse(item));
      if (items.length >= atMost) break;
    }
    return items.slice(0, atMost);
  }

  /**
   * All items of a partition that satisfy a key condition, of each only some attributes, read at a fraction of the usual cost: for
   * reading thousands. The items are not parsed.
   * @see plainQuery
   */
  async queryPlain(where: Expression, attributes: readonly string[]): Promise<Record<string, unknown>[]> {
    const { text, values } = render(where, 'w');
    const query = {
      TableName: this.#name,
      KeyConditionExpression: text,
      ExpressionAttributeValues: values,
      ProjectionExpression: attributes.map((name) => `#${name}`).join(', '),
      ExpressionAttributeNames: Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
      ConsistentRead: true,
    };
    const items: Record<string, unknown>[] = [];
    let after: Record<string, unknown> | undefined;
    do {
      const page = await plainQuery(this.#client, { ...query, ExclusiveStartKey: after });
      for (const item of page.Items ?? []) items.push(item);
      after = page.LastEvaluatedKey;
    } while (after !== undefined);
    return items;
  }

  /** Puts an item, replacing one with the same keys. */
  async put(item: Item): Promise<void> {
    await this.#client.send(new PutCommand({ TableName: this.#name, Item: item }));
  }

  /**
   * Puts an item if the existing item with its keys satisfies a condition.
   * @returns whether it did
   */
  putIf(condition: Expression, item: Item): Promise<boolean> {
    return held(
      this.#client.send(new PutCommand({ TableName: this.#name, Item: item, ...conditional(condition) })),
    );
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
    return held(this.#client.send(new UpdateCommand(update)));
  }

  /**
   * Updates an item if it satisfies a condition; creates it if it does not exist.
   * @returns whether the condition held
   */
  updateIf(condition: Expression, Key: Key, change: Expression): Promise<boolean> {
    const update = { TableName: this.#name, Key, ...conditional(condition, change) };
    return held(this.#client.send(new UpdateCommand(update)));
  }

  async #getAlone(Key: Key): Promise<unknown> {
    const get = new GetCommand({ TableName: this.#name, Key, ConsistentRead: true });
    return (await this.#client.send(get)).Item;
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

/** DynamoDB rejects an empty map. */
function unlessEmpty<T extends object>(map: T): T | undefined {
  return Object.keys(map).length === 0 ? undefined : map;
}

/**
 * Waits for a conditional write.
 * @returns false when the condition did not hold; throws on any other failure
 */
async function held(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
