import { createServer, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, onTestFinished, test } from 'vitest';
import { localRegion, localTables, openDatabase } from '../../local/database.ts';
import { InProcessAgent } from '../../local/in-process.ts';
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
    const item = { pk: { S: 'p' }, sk: { S: 's' } };
    const late = client.send(new PutItemCommand({ TableName: localTables.registry, Item: item }));
    while (database.requests.open === 0) await new Promise(setImmediate);
    client.destroy();
    await Promise.all([late, database.close()]);
    await expect(client.send(new ListTablesCommand({}))).rejects.toThrow(
      'the server of this process is closed',
    );
    expect(await settled()).toBe(before);
  });
});

test('an in-process connection carries requests one after another and side by side', async () => {
  const agent = new InProcessAgent(createServer((incoming, outgoing) => incoming.pipe(outgoing)));
  onTestFinished(() => agent.close());
  const echo = (body: string) =>
    new Promise<string>((resolve, reject) => {
      const call = request('http://x.invalid/', { method: 'POST', agent }, (answer) => resolve(text(answer)));
      call.on('error', reject);
      call.end(body);
    });
  const long = 'ộ'.repeat(300_000);
  expect(await Promise.all([echo('a'), echo(long), echo('')])).toEqual(['a', long, '']);
  expect(await echo('again')).toBe('again');
});
