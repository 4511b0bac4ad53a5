import { DescribeTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { dueIndex } from '../../adapters/dynamodb/table/table-schema.ts';
import { localRegion, localTables, openDatabase } from '../../local/database/database.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('the database has the three tables, ready for use, and keeps its data between runs', async () => {
  const folder = temporaryFolder();
  const first = await openDatabase(folder);
  const client = new DynamoDBClient({ ...localRegion, requestHandler: first.requests });
  const { TableNames } = await client.send(new ListTablesCommand({}));
  expect(TableNames?.sort()).toEqual(Object.values(localTables).sort());
  const { Table } = await client.send(new DescribeTableCommand({ TableName: localTables.reports }));
  const indexes = Table?.GlobalSecondaryIndexes ?? [];
  expect(indexes.map(({ IndexName, IndexStatus }) => [IndexName, IndexStatus])).toEqual([
    [dueIndex.name, 'ACTIVE'],
  ]);
  client.destroy();
  const item = { pk: 'p', sk: 's', [dueIndex.partitionKey]: 'due', [dueIndex.sortKey]: '1' };
  const documents = createDocumentClient({ ...localRegion, requestHandler: first.requests });
  await documents.send(new PutCommand({ TableName: localTables.reports, Item: item }));
  documents.destroy();
  await first.close();

  const second = await openDatabase(folder);
  const again = createDocumentClient({ ...localRegion, requestHandler: second.requests });
  const { Items } = await again.send(
    new QueryCommand({
      TableName: localTables.reports,
      IndexName: dueIndex.name,
      KeyConditionExpression: '#key = :due',
      ExpressionAttributeNames: { '#key': dueIndex.partitionKey },
      ExpressionAttributeValues: { ':due': 'due' },
    }),
  );
  expect(Items).toEqual([item]);
  again.destroy();
  await second.close();
});
