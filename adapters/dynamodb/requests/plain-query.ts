import { Readable } from 'node:stream';
import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ByteBlocks } from '../table/byte-blocks.ts';
import { nativeItem } from './native-item.ts';
import { answerText, isSuccess } from './plain-answer.ts';
import { wireQuery } from './plain-reads.ts';
import { PlainRequests } from './plain-requests.ts';
import { scannedItems } from './scanned-items.ts';

/** An item as DynamoDB's JSON has it. */
const plainItem = z.record(z.string(), z.unknown());
const pageSchema = z.object({
  Items: z.custom<readonly unknown[]>((items) => Array.isArray(items)),
  LastEvaluatedKey: plainItem.optional(),
});

type Page = {
  readonly Items?: Record<string, unknown>[] | undefined;
  readonly LastEvaluatedKey?: Record<string, unknown> | undefined;
};

const emptyAnswer = Buffer.from('{}');

/**
 * A page of a query whose items hold texts, numbers, bytes, booleans, and lists and maps of these. It returns what the client
 * would, at a tenth of the cost of the client's deserializer, which is most of the cost of reading thousands of items. Any
 * answer but a plain success is requested once more through the client, with its own retries and errors.
 */
export async function plainQuery(client: DynamoDBDocumentClient, query: QueryCommandInput): Promise<Page> {
  return (await askedPlainly(client, query)) ?? askedByTheClient(client, query);
}

async function askedPlainly(client: DynamoDBDocumentClient, query: QueryCommandInput): Promise<Page | null> {
  const said = await PlainRequests.of(client).send('Query', wireQuery(query));
  if (typeof said?.text !== 'string') return null;
  try {
    return pageIn(said.text);
  } catch {
    return null;
  }
}

async function askedByTheClient(client: DynamoDBDocumentClient, query: QueryCommandInput): Promise<Page> {
  const command = new QueryCommand(query);
  let page: Page | null = null;
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { response } = result;
      if (!isSuccess(response)) return result;
      page = pageIn(await answerText(response.body));
      // What the deserializer is left with.
      response.body = Readable.from([emptyAnswer]);
      return result;
    },
    { name: 'plainQuery', step: 'deserialize', priority: 'low', override: true },
  );
  const output = await client.send(command);
  return page ?? output;
}

function pageIn(text: string): Page {
  const blocks = new ByteBlocks();
  const scanned = scannedItems(text, blocks);
  const { Items, LastEvaluatedKey } = pageSchema.parse(JSON.parse(scanned?.frame ?? text));
  return {
    Items:
      scanned?.items ??
      Items.map((item) => nativeItem(isObject(item) ? item : plainItem.parse(item), blocks)),
    LastEvaluatedKey: LastEvaluatedKey && nativeItem(LastEvaluatedKey, blocks),
  };
}

function isObject(item: unknown): item is Readonly<Record<string, unknown>> {
  return typeof item === 'object' && item !== null;
}
