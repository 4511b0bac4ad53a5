import { setTimeout as pause } from 'node:timers/promises';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import { dueIndex, tableKeys } from '../../adapters/dynamodb/table/table-schema.ts';
import { createOwnFolder } from '../home/own-files.ts';
import { answersFrom } from './embedded-actions.ts';
import { EmbeddedRequests } from './embedded-requests.ts';
import { openStore } from './embedded-store.ts';

/** Names of the three tables in the embedded database. */
export const localTables = {
  submissions: 'tiendo-submissions',
  reports: 'tiendo-reports',
  registry: 'tiendo-registry',
} as const;

/**
 * Client settings for the embedded database or mail service, which only this process reaches. The address and the
 * credentials are valid nowhere.
 */
export const localRegion = {
  region: 'ap-southeast-1',
  endpoint: 'http://in-process.invalid',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
} as const;

/** The embedded database, which speaks the DynamoDB protocol to this process alone. */
export type LocalDatabase = {
  /** Hands a client's requests to it. */
  readonly requests: EmbeddedRequests;
  /** Resolves once everything written so far is stored, so that it outlives this process. Until then it may take 10 ms. */
  readonly stored: () => Promise<void>;
  close(): Promise<void>;
};

/** Settings of clients that need no signature. */
export const unsigned = { signer: { sign: async <T>(request: T) => request } };

/** Opens the database in a folder and ensures that its tables exist and are ready. */
export async function openDatabase(folder: string): Promise<LocalDatabase> {
  createOwnFolder(folder);
  const { store, stored, close } = await openStore(folder);
  const requests = new EmbeddedRequests(answersFrom(store));
  const client = new DynamoDBClient({ ...localRegion, requestHandler: requests });
  await createMissingTables(client);
  return {
    requests,
    stored,
    close: async () => {
      await requests.close();
      await close();
    },
  };
}

async function createMissingTables(client: DynamoDBClient): Promise<void> {
  const { TableNames: existing = [] } = await client.send(new ListTablesCommand({}));
  for (const definition of tableDefinitions) {
    if (!existing.includes(definition.TableName)) await client.send(new CreateTableCommand(definition));
    await untilActive(client, definition.TableName);
  }
}

async function untilActive(client: DynamoDBClient, name: string): Promise<void> {
  for (;;) {
    const { Table: table } = await client.send(new DescribeTableCommand({ TableName: name }));
    const indexes = table?.GlobalSecondaryIndexes ?? [];
    if ([table?.TableStatus, ...indexes.map((index) => index.IndexStatus)].every((s) => s === 'ACTIVE'))
      return;
    await pause(5);
  }
}

const keyed = (partitionKey: string, sortKey: string) =>
  [
    { AttributeName: partitionKey, KeyType: 'HASH' },
    { AttributeName: sortKey, KeyType: 'RANGE' },
  ] as const;

const strings = (...names: string[]) =>
  names.map((name) => ({ AttributeName: name, AttributeType: 'S' }) as const);

type TableDefinition = CreateTableCommandInput & { readonly TableName: string };

const plainTable = (name: string): TableDefinition => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [...keyed(tableKeys.partitionKey, tableKeys.sortKey)],
  AttributeDefinitions: strings(tableKeys.partitionKey, tableKeys.sortKey),
});

const tableDefinitions: readonly TableDefinition[] = [
  plainTable(localTables.submissions),
  plainTable(localTables.registry),
  {
    ...plainTable(localTables.reports),
    AttributeDefinitions: strings(
      tableKeys.partitionKey,
      tableKeys.sortKey,
      dueIndex.partitionKey,
      dueIndex.sortKey,
    ),
    GlobalSecondaryIndexes: [
      {
        IndexName: dueIndex.name,
        KeySchema: [...keyed(dueIndex.partitionKey, dueIndex.sortKey)],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  },
];
