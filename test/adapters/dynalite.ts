import { EventEmitter, once } from 'node:events';
import type { Server } from 'node:http';
import { CreateTableCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';
import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { dueIndex, tableKeys } from '../../adapters/dynamodb/table/table-schema.ts';
import { unsigned } from '../../local/database/database.ts';
import { type Answering, EmbeddedRequests, type SdkAnswer } from '../../local/database/embedded-requests.ts';
import { adaptLevel } from './adapt-level.ts';

/** A DynamoDB for tests. */
export type TestDatabase = {
  readonly client: DynamoDBDocumentClient;
  /** Creates an empty table with a new name and the due index, and returns its name. */
  createTable(): Promise<string>;
  stop(): Promise<void>;
};

/** An in-process, in-memory DynamoDB. */
export type Dynalite = TestDatabase & {
  readonly endpoint: string;
  /** Hands requests to it without a connection. */
  readonly requests: EmbeddedRequests;
};

/** Client settings for a database that requires no credentials. */
export const localSettings = {
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};

/** Starts a dynalite. Its client needs no connection; another one finds it at its endpoint. */
export async function startDynalite(): Promise<Dynalite> {
  adaptLevel();
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('dynalite has no port');
  const endpoint = `http://127.0.0.1:${address.port}`;
  const requestHandler = new EmbeddedRequests(answersOf(server));
  const client = createDocumentClient({ ...localSettings, ...unsigned, endpoint, requestHandler });
  let tables = 0;
  return {
    client,
    endpoint,
    requests: requestHandler,
    createTable: async () => {
      tables += 1;
      return createTable(client, `table-${tables}`);
    },
    stop: async () => {
      client.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The server wants a signature, and does not check it. */
const signed = {
  authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=none',
  'x-amz-date': '20240101T000000Z',
};

/** Hands requests to a server without a connection. */
function answersOf(server: Server): Answering {
  return ({ method, headers }, body) => {
    const incoming = Object.assign(new EventEmitter(), {
      method,
      headers: { ...headers, ...signed },
      url: '/',
    });
    return new Promise((resolve) => {
      server.emit('request', incoming, new Answer(resolve));
      if (body.length > 0) incoming.emit('data', body);
      incoming.emit('end');
    });
  };
}

/** The part of an HTTP response that the server writes to. */
class Answer {
  statusCode = 200;
  readonly #headers: Record<string, string> = {};
  readonly #resolve: (answer: SdkAnswer) => void;

  constructor(resolve: (answer: SdkAnswer) => void) {
    this.#resolve = resolve;
  }

  setHeader(name: string, value: string | number): void {
    this.#headers[name.toLowerCase()] = String(value);
  }

  end(body = ''): void {
    this.#resolve({ statusCode: this.statusCode, headers: this.#headers, body: Buffer.from(body) });
  }
}

/**
 * Creates a table like those of the product, with the index, and waits until it is ready.
 * @returns its name
 */
export async function createTable(client: DynamoDBDocumentClient, name: string): Promise<string> {
  await client.send(createCommand(name));
  await becomeActive(client, name);
  return name;
}

function createCommand(name: string): CreateTableCommand {
  const { partitionKey, sortKey } = tableKeys;
  const keyed = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ];
  return new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keyed(partitionKey, sortKey),
    AttributeDefinitions: [partitionKey, sortKey, dueIndex.partitionKey, dueIndex.sortKey].map((key) => ({
      AttributeName: key,
      AttributeType: 'S',
    })),
    GlobalSecondaryIndexes: [
      {
        IndexName: dueIndex.name,
        KeySchema: keyed(dueIndex.partitionKey, dueIndex.sortKey),
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  });
}

async function becomeActive(client: DynamoDBDocumentClient, name: string): Promise<void> {
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    const indexes = Table?.GlobalSecondaryIndexes ?? [];
    const statuses = [Table?.TableStatus, ...indexes.map(({ IndexStatus }) => IndexStatus)];
    if (statuses.every((status) => status === 'ACTIVE')) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
