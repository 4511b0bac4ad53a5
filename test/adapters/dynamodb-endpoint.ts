import { randomUUID } from 'node:crypto';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { createTable, localSettings, startDynalite, type TestDatabase } from './dynalite.ts';

/**
 * The database in `TIENDO_DYNAMODB_ENDPOINT`, otherwise a new dynalite. At an `https` endpoint
 * credentials and region are those of the environment; at any other they are dummies.
 */
export async function startDatabase(): Promise<TestDatabase> {
  const endpoint = process.env['TIENDO_DYNAMODB_ENDPOINT'] ?? '';
  return endpoint === '' ? startDynalite() : openEndpoint(endpoint);
}

/** Table names are unique, and the tables are deleted at the end. */
function openEndpoint(endpoint: string): TestDatabase {
  const settings = endpoint.startsWith('https:') ? {} : localSettings;
  const client = createDocumentClient({ ...settings, endpoint });
  const tables: string[] = [];
  return {
    client,
    createTable: async () => {
      const name = `tiendo-test-${randomUUID()}`;
      tables.push(name);
      return createTable(client, name);
    },
    stop: async () => {
      for (const TableName of tables) await client.send(new DeleteTableCommand({ TableName }));
      client.destroy();
    },
  };
}
