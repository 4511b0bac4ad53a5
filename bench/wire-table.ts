import { Readable } from 'node:stream';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

/** DynamoDB returns at most a megabyte of items in one page. */
const pageBytes = 1024 * 1024;

const attributeSchema = z.union([z.object({ S: z.string() }), z.looseObject({})]);
const itemSchema = z.looseObject({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) });
const requestSchema = z.looseObject({
  TableName: z.string().default(''),
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(itemSchema) })).optional(),
  Item: itemSchema.optional(),
  Key: itemSchema.optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeValues: z.record(z.string(), attributeSchema).optional(),
  ExclusiveStartKey: itemSchema.optional(),
  ScanIndexForward: z.boolean().optional(),
  Limit: z.number().optional(),
  ProjectionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
});
type Request = z.infer<typeof requestSchema>;
type Item = z.infer<typeof itemSchema>;

/** The answers to some requests, each by the request. */
export type RecordedAnswers = readonly (readonly [request: string, answer: string])[];

/** Answers from elsewhere, such as from files, so that no more of them is in memory than a network would deliver. */
type AnswersFrom = (request: string) => Uint8Array | undefined;

/**
 * Tables in memory that answer with DynamoDB's own JSON, so that the client's whole work is measured and no network's. They
 * know puts, gets, also of several items, and queries of a partition, and every condition holds.
 */
export class WireTables {
  readonly #items = new Map<string, { readonly item: Item; readonly json: string }[]>();
  readonly #answers = new Map<string, string>();
  readonly #answersFrom: AnswersFrom | null;
  /** The answers to queries, as sent. */
  readonly pages: string[] = [];
  /** Whether the tables answer; else what they answered before, so that only the client works. */
  isRecording: boolean;

  /** @param recorded answers to give from now on, so that only the client works; by default the tables answer */
  constructor(recorded: AnswersFrom | null = null) {
    this.#answersFrom = recorded;
    this.isRecording = recorded === null;
  }

  /** Forgets the answers so far, and records those to come. */
  record(): void {
    this.pages.splice(0);
  }

  /** The answers to all reads, by request. */
  recorded(): RecordedAnswers {
    return [...this.#answers];
  }

  /** The setting of a client that lets it call these tables. */
  get requestHandler(): DynamoDBClientConfig['requestHandler'] {
    return {
      handle: async (request: { readonly headers: Record<string, string>; readonly body?: unknown }) => {
        const body = this.#answer(request.headers['x-amz-target'] ?? '', request.body);
        return {
          response: {
            statusCode: 200,
            headers: { 'content-type': 'application/x-amz-json-1.0' },
            body: Readable.from([body]),
          },
        };
      },
      metadata: { handlerProtocol: 'http/1.1' },
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
      destroy: () => undefined,
    };
  }

  #answer(target: string, body: unknown): Uint8Array {
    if (!this.isRecording && isWrite(target)) return nothing;
    const text = bodyText(body);
    const asked = `${target} ${text}`;
    if (!this.isRecording) return this.#answersFrom?.(asked) ?? Buffer.from(this.#answers.get(asked) ?? '{}');
    const answer = this.#answerTo(target.split('.')[1] ?? '', requestSchema.parse(JSON.parse(text)));
    if (!isWrite(target)) this.#answers.set(asked, answer);
    return Buffer.from(answer);
  }

  #answerTo(operation: string, request: Request): string {
    switch (operation) {
      case 'PutItem':
        return this.#put(request);
      case 'GetItem':
        return this.#get(request);
      case 'BatchGetItem':
        return this.#getAll(request);
      case 'Query':
        return this.#query(request);
      default:
        throw new Error(`the bench knows no ${operation}`);
    }
  }

  #partition(table: string, pk: string) {
    const key = `${table} ${pk}`;
    const items = this.#items.get(key) ?? [];
    this.#items.set(key, items);
    return items;
  }

  #put({ TableName, Item: item }: Request): string {
    if (item === undefined) throw new Error('a put without an item');
    const items = this.#partition(TableName, item.pk.S);
    const entry = { item, json: JSON.stringify(item) };
    const last = items.at(-1);
    // Most are put in their order, and there may be thousands of them.
    const isNext = last === undefined || last.item.sk.S < item.sk.S;
    const at = isNext ? -1 : items.findIndex((other) => other.item.sk.S >= item.sk.S);
    if (at < 0) items.push(entry);
    else items.splice(at, items[at]?.item.sk.S === item.sk.S ? 1 : 0, entry);
    return '{}';
  }

  #get({ TableName, Key: key }: Request): string {
    if (key === undefined) throw new Error('a get without a key');
    const found = this.#partition(TableName, key.pk.S).find(({ item }) => item.sk.S === key.sk.S);
    return found === undefined ? '{}' : `{"Item":${found.json}}`;
  }

  #getAll({ RequestItems = {} }: Request): string {
    const answers = Object.entries(RequestItems).map(([table, { Keys }]) => {
      const found = Keys.flatMap(({ pk, sk }) =>
        this.#partition(table, pk.S)
          .filter(({ item }) => item.sk.S === sk.S)
          .map(({ json }) => json),
      );
      return `${JSON.stringify(table)}:[${found.join(',')}]`;
    });
    return `{"Responses":{${answers.join(',')}},"UnprocessedKeys":{}}`;
  }

  #query(request: Request): string {
    const {
      KeyConditionExpression = '',
      ExpressionAttributeValues = {},
      Limit = Number.POSITIVE_INFINITY,
    } = request;
    const [pk = '', ...bounds] = Object.values(ExpressionAttributeValues).map((value) => textOf(value));
    const all = this.#partition(request.TableName, pk).filter(({ item }) =>
      matches(KeyConditionExpression, item.sk.S, bounds),
    );
    if (request.ScanIndexForward === false) all.reverse();
    const after = request.ExclusiveStartKey?.sk.S;
    const from = after === undefined ? 0 : 1 + all.findIndex(({ item }) => item.sk.S === after);
    const page: string[] = [];
    let bytes = 0;
    let at = from;
    for (; at < all.length && bytes < pageBytes && page.length < Limit; at += 1) {
      const json = all[at]?.json ?? '';
      page.push(json);
      bytes += json.length;
    }
    const last = all[at - 1]?.item;
    const more =
      at < all.length && last !== undefined
        ? `,"LastEvaluatedKey":${JSON.stringify({ pk: last.pk, sk: last.sk })}`
        : '';
    const answer = (items: readonly string[]) =>
      `{"Count":${items.length},"Items":[${items.join(',')}]${more}}`;
    this.pages.push(answer(page));
    return answer(page.map((item) => projected(item, request)));
  }
}

const nothing = Buffer.from('{}');

function isWrite(target: string): boolean {
  return target.endsWith('.PutItem');
}

/** The attributes of an item that a request asks for. */
function projected(json: string, { ProjectionExpression, ExpressionAttributeNames = {} }: Request): string {
  if (ProjectionExpression === undefined) return json;
  const item = itemSchema.parse(JSON.parse(json));
  const names = ProjectionExpression.split(', ').map((name) => ExpressionAttributeNames[name] ?? name);
  return JSON.stringify(
    Object.fromEntries(names.flatMap((name) => (name in item ? [[name, item[name]]] : []))),
  );
}

function bodyText(body: unknown): string {
  return body instanceof Uint8Array
    ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()
    : String(body);
}

function textOf(value: z.infer<typeof attributeSchema>): string {
  return 'S' in value && typeof value.S === 'string' ? value.S : '';
}

function matches(condition: string, sk: string, [low = '', high = '']: readonly string[]): boolean {
  if (condition.includes('begins_with')) return sk.startsWith(low);
  return !condition.includes('BETWEEN') || (sk >= low && sk <= high);
}
