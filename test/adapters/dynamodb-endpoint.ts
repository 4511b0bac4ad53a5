import { randomUUID } from 'node:crypto';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { createDocumentClient } from '../../adapters/dynamodb/client.ts';
import { createTable, localSettings, startDynalite, type TestDatabase } from './dynalite.ts';

/**
 * The database that `TIENDO_DYNAMODB_ENDPOINT` names, or a dynalite of its own without it. At an `https` endpoint the SDK
 * looks for credentials and region as it always does; at any other they are made up.
 */
export async function startDatabase(): Promise<TestDatabase> {
  const endpoint = process.env['TIENDO_DYNAMODB_ENDPOINT'] ?? '';
  return endpoint === '' ? startDynalite() : openEndpoint(endpoint);
}

/** Tables have names that nobody else uses, and are deleted in the end. */
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
