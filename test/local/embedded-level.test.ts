import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { AbstractLevel } from 'abstract-level';
import { afterEach, expect, test, vi } from 'vitest';
import { localRegion, localTables, openDatabase } from '../../local/database/database.ts';
import { temporaryFolder } from './temporary-folder.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('F105: reading leaves nothing open in the embedded database', async () => {
  const open = new Set<unknown>();
  const { attachResource, detachResource } = AbstractLevel.prototype;
  vi.spyOn(AbstractLevel.prototype, 'attachResource').mockImplementation(function (
    this: AbstractLevel<unknown>,
    resource,
  ) {
    open.add(resource);
    return attachResource.call(this, resource);
  });
  vi.spyOn(AbstractLevel.prototype, 'detachResource').mockImplementation(function (
    this: AbstractLevel<unknown>,
    resource,
  ) {
    open.delete(resource);
    return detachResource.call(this, resource);
  });
  const database = await openDatabase(temporaryFolder());
  const client = new DynamoDBClient({ ...localRegion, requestHandler: database.requests });
  const TableName = localTables.reports;
  for (let number = 1; number <= 30; number += 1) {
    const Item = { pk: { S: 'p' }, sk: { S: `${number}` }, dueKey: { S: 'due' }, dueAt: { S: `${number}` } };
    await client.send(new PutItemCommand({ TableName, Item }));
  }
  const before = open.size;
  const inPartition = {
    TableName,
    KeyConditionExpression: 'pk = :p',
    ExpressionAttributeValues: { ':p': { S: 'p' } },
  };
  const due = {
    TableName,
    IndexName: 'due',
    KeyConditionExpression: 'dueKey = :due',
    ExpressionAttributeValues: { ':due': { S: 'due' } },
  };
  let read = 0;
  for (let round = 0; round < 20; round += 1) {
    const answers = await Promise.all(
      [inPartition, { ...inPartition, Limit: 1 }, { ...inPartition, ScanIndexForward: false }, due].map(
        (query) => client.send(new QueryCommand(query)),
      ),
    );
    for (const { Items = [] } of answers) read += Items.length;
    await client.send(new GetItemCommand({ TableName, Key: { pk: { S: 'p' }, sk: { S: '1' } } }));
  }
  expect(read).toBe(20 * (30 + 1 + 30 + 30));
  await vi.waitFor(() => expect(open.size).toBe(before), { timeout: 20_000 });
  client.destroy();
  await database.close();
});
