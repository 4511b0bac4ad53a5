import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { localRegion, openDatabase, unsigned } from '../../local/database/database.ts';
import { everyDynamoDbContract } from '../adapters/contracts/every-dynamodb-store.ts';
import { createTable, type TestDatabase } from '../adapters/dynalite.ts';

let database: TestDatabase;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiendo-'));
  const opened = await openDatabase(folder);
  const client = createDocumentClient({ ...localRegion, ...unsigned, requestHandler: opened.requests });
  let tables = 0;
  database = {
    client,
    createTable: () => {
      tables += 1;
      return createTable(client, `table-${tables}`);
    },
    stop: async () => {
      client.destroy();
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

afterAll(() => database.stop());

everyDynamoDbContract('the embedded database', () => database);
