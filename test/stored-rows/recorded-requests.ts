import * as z from 'zod';
import type { EmbeddedRequests } from '../../local/database/embedded-requests.ts';

type Request = Parameters<EmbeddedRequests['handle']>[0];

/** A row's table and key. */
export type RowName = { readonly table: string; readonly pk: string; readonly sk: string };

const text = z.object({ S: z.string() });
const keySchema = z.looseObject({ pk: text, sk: text });
const tableName = z.object({ TableName: z.string() });
const keyed = tableName.extend({ Key: keySchema });
const put = tableName.extend({ Item: keySchema });
const keysByTable = z.record(z.string(), z.looseObject({ Keys: z.array(keySchema) }));
const batch = z.object({ RequestItems: keysByTable });
const found = z.object({ Items: z.array(z.unknown()).default([]) });

/** Hands requests to an embedded database, and notes which rows they read and write. */
export class RecordedRequests {
  readonly #requests: EmbeddedRequests;
  readonly #read = new Map<string, RowName>();
  readonly #written = new Map<string, RowName>();

  constructor(requests: EmbeddedRequests) {
    this.#requests = requests;
  }

  async handle(request: Request): ReturnType<EmbeddedRequests['handle']> {
    const answered = await this.#requests.handle(request);
    this.#note(request, answered.response.body);
    return answered;
  }

  /** The rows read and those written (or asked to be, under a condition) since the last call. */
  taken(): { readonly read: readonly RowName[]; readonly written: readonly RowName[] } {
    const taken = { read: [...this.#read.values()], written: [...this.#written.values()] };
    this.#read.clear();
    this.#written.clear();
    return taken;
  }

  destroy(): void {}

  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }

  #note({ headers, body }: Request, answer: Uint8Array): void {
    const action = String(headers['x-amz-target']).split('.')[1];
    const asked: unknown = JSON.parse(Buffer.from(bytesOf(body)).toString());
    if (action === 'GetItem') {
      const { TableName, Key } = keyed.parse(asked);
      add(this.#read, TableName, Key);
    } else if (action === 'BatchGetItem') {
      for (const [table, { Keys }] of Object.entries(batch.parse(asked).RequestItems))
        for (const key of Keys) add(this.#read, table, key);
    } else if (action === 'Query') {
      const { TableName } = tableName.parse(asked);
      for (const item of found.parse(JSON.parse(Buffer.from(answer).toString())).Items) {
        const key = keySchema.safeParse(item);
        // A query for sort keys alone reads nothing that can be damaged.
        if (key.success) add(this.#read, TableName, key.data);
      }
    } else if (action === 'PutItem') {
      const { TableName, Item } = put.parse(asked);
      add(this.#written, TableName, Item);
    } else if (action === 'UpdateItem') {
      const { TableName, Key } = keyed.parse(asked);
      add(this.#written, TableName, Key);
    }
  }
}

function add(to: Map<string, RowName>, table: string, { pk, sk }: z.infer<typeof keySchema>): void {
  to.set(`${table} ${pk.S} ${sk.S}`, { table, pk: pk.S, sk: sk.S });
}

function bytesOf(body: unknown): Uint8Array {
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return body;
  throw new TypeError('a request without a body');
}
