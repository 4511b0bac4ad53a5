import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Key } from '../table/key.ts';
import { nativeItem } from './native-item.ts';
import type { Said } from './plain-answer.ts';
import { PlainRequests } from './plain-requests.ts';
import { type Wire, wireMap } from './wire-value.ts';

type Item = Readonly<Record<string, unknown>>;

/** The keys asked for of each table. */
export type KeysByTable = Map<string, Key[]>;

/** Items with their tables and keys, and the keys that DynamoDB left for another call: it returns 16 MB at most. */
export type FoundItems = {
  readonly found: readonly { readonly table: string; readonly key: Key; readonly item: Item }[];
  readonly left: KeysByTable;
};

const wireItem = z.custom<Wire>((item) => typeof item === 'object' && item !== null);
const gotSchema = z.object({ Item: wireItem.optional() });
const foundSchema = z.object({
  Responses: z.record(z.string(), z.array(wireItem)),
  UnprocessedKeys: z.record(z.string(), z.object({ Keys: z.array(wireItem) })).default({}),
});
const pageSchema = z.object({ Items: z.array(wireItem), LastEvaluatedKey: wireItem.optional() });
const keySchema = z.object({ pk: z.string(), sk: z.string() });

/** Reads an item consistently, once plainly and else by the client; undefined when it does not exist. */
export async function getItem(
  client: DynamoDBDocumentClient,
  TableName: string,
  key: Key,
): Promise<Item | undefined> {
  const input = { TableName, Key: wireMap(key), ConsistentRead: true };
  const got = answerIn(await PlainRequests.of(client).send('GetItem', input), gotSchema);
  if (got !== null) return got.Item && native(got.Item);
  return (await client.send(new GetCommand({ TableName, Key: key, ConsistentRead: true }))).Item;
}

/** Reads up to 100 items consistently by one call, once plainly and else by the client. */
export async function getItems(client: DynamoDBDocumentClient, keys: KeysByTable): Promise<FoundItems> {
  const asked = asking(keys, wireMap);
  const plain = answerIn(await PlainRequests.of(client).send('BatchGetItem', asked), foundSchema);
  if (plain !== null) return foundItems(plain.Responses, plain.UnprocessedKeys, native);
  const { Responses, UnprocessedKeys } = await client.send(
    new BatchGetCommand(asking(keys, (key) => ({ ...key }))),
  );
  return foundItems(Responses, UnprocessedKeys, (item) => item);
}

/** A page of a query, and the key after which the next one begins. */
type QueryPage = { readonly items: readonly Item[]; readonly after: Record<string, unknown> | undefined };

/** Reads a page of a query, once plainly and else by the client. */
export async function queryPage(
  client: DynamoDBDocumentClient,
  input: QueryCommandInput,
): Promise<QueryPage> {
  const page = answerIn(await PlainRequests.of(client).send('Query', wireQuery(input)), pageSchema);
  if (page !== null) {
    const { Items, LastEvaluatedKey } = page;
    return { items: Items.map(native), after: LastEvaluatedKey && native(LastEvaluatedKey) };
  }
  const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand(input));
  return { items: Items, after: LastEvaluatedKey };
}

/** A query as DynamoDB's JSON has it; null for one that cannot be written plainly. */
export function wireQuery({
  ExpressionAttributeValues,
  ExclusiveStartKey,
  ...query
}: QueryCommandInput): object | null {
  const values = wireMap(ExpressionAttributeValues ?? {});
  const after = ExclusiveStartKey && wireMap(ExclusiveStartKey);
  if (values === null || after === null) return null;
  return { ...query, ExpressionAttributeValues: values, ExclusiveStartKey: after };
}

function asking<K>(keys: KeysByTable, written: (key: Key) => K) {
  const ofTables = [...keys].map(
    ([table, own]) => [table, { Keys: own.map(written), ConsistentRead: true }] as const,
  );
  return { RequestItems: Object.fromEntries(ofTables) };
}

function foundItems<I>(
  responses: Readonly<Record<string, readonly I[]>> = {},
  unprocessed: Readonly<Record<string, { readonly Keys?: readonly I[] | undefined }>> = {},
  read: (item: I) => Item,
): FoundItems {
  return {
    found: Object.entries(responses).flatMap(([table, items]) =>
      items.map(read).map((item) => ({ table, key: keySchema.parse(item), item })),
    ),
    left: new Map(
      Object.entries(unprocessed).map(([table, { Keys = [] }]) => [
        table,
        Keys.map((key) => keySchema.parse(read(key))),
      ]),
    ),
  };
}

/** The answer in what DynamoDB said; null for anything else. */
function answerIn<T>(said: Said | null, schema: z.ZodType<T>): T | null {
  if (typeof said?.text !== 'string') return null;
  try {
    return schema.safeParse(JSON.parse(said.text)).data ?? null;
  } catch {
    return null;
  }
}

const bytes = {
  fromBase64: (text: string) => {
    const { buffer, byteOffset, length } = Buffer.from(text, 'base64');
    return new Uint8Array(buffer, byteOffset, length);
  },
};

function native(item: Wire): Record<string, unknown> {
  return nativeItem(item, bytes);
}
