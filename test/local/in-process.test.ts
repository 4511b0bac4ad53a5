import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, onTestFinished, test } from 'vitest';
import { localRegion, localTables, openDatabase } from '../../local/database/database.ts';
import { startLocalStack } from '../../local/stack.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** How many servers listen, once those of earlier tests are closed. */
const settled = async () => {
  await pause(100);
  return listening();
};

const listening = () => process.getActiveResourcesInfo().filter((name) => /ServerWrap/.test(name)).length;

describe('F77: the database and the mail service', () => {
  test('have no port: the whole stack listens at one address, its own', async () => {
    const before = await settled();
    const at = Temporal.Instant.from('2024-01-14T22:59:00Z');
    const stack = await startLocalStack({ home: temporaryFolder(), port: 0, example: false, at });
    onTestFinished(() => stack.close());
    expect(listening() - before).toBe(1);
  });

  test('are reached by clients of this process alone, and by none once they are closed', async () => {
    const before = await settled();
    const database = await openDatabase(temporaryFolder());
    const client = new DynamoDBClient({
      ...localRegion,
      maxAttempts: 1,
      requestHandler: database.requests,
    });
    const other = new DynamoDBClient({ ...localRegion, maxAttempts: 1 });
    expect((await client.send(new ListTablesCommand({}))).TableNames).toHaveLength(3);
    await expect(other.send(new ListTablesCommand({}))).rejects.toHaveProperty('code', 'ENOTFOUND');
    other.destroy();
    const late = database.requests.handle({
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.PutItem' },
      body: JSON.stringify({ TableName: localTables.registry, Item: { pk: { S: 'p' }, sk: { S: 's' } } }),
    });
    expect(database.requests.open).toBe(1);
    client.destroy();
    const [{ response }] = await Promise.all([late, database.close()]);
    expect(response.statusCode).toBe(200);
    await expect(client.send(new ListTablesCommand({}))).rejects.toThrow(
      'the server of this process is closed',
    );
    expect(await settled()).toBe(before);
  });
});
