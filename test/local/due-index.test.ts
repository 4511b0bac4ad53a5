import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { Level } from 'level';
import { expect, test } from 'vitest';
import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { dueIndex } from '../../adapters/dynamodb/table/table-schema.ts';
import { localRegion, localTables, openDatabase } from '../../local/database/database.ts';
import { repairDueIndex } from '../../local/database/due-index.ts';
import { temporaryFolder } from './temporary-folder.ts';

const TableName = localTables.reports;

async function withDatabase<T>(
  folder: string,
  use: (client: ReturnType<typeof createDocumentClient>) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(folder);
  const client = createDocumentClient({ ...localRegion, requestHandler: database.requests });
  try {
    return await use(client);
  } finally {
    client.destroy();
    await database.close();
  }
}

const due = (sk: string, at: string) => ({
  pk: 'p',
  sk,
  content: new Uint8Array([1, 2, 3]),
  [dueIndex.partitionKey]: 'due',
  [dueIndex.sortKey]: at,
});

test('an index that a crash left apart from its table agrees with it again', async () => {
  const folder = temporaryFolder();
  const items = [due('kept', '1'), due('not-listed', '2'), due('moved', '3'), { pk: 'p', sk: 'plain' }];
  await withDatabase(folder, async (client) => {
    const all = [...items, due('never-written', '4')];
    for (const Item of all) await client.send(new PutCommand({ TableName, Item }));
  });

  const files = new Level<string, unknown>(folder, { valueEncoding: 'json' });
  for await (const [key, value] of files.iterator()) {
    const isIndex = key.startsWith('index-global');
    const told = JSON.stringify(value);
    if (isIndex && told.includes('not-listed')) await files.del(key);
    if (isIndex && told.includes('moved')) {
      await files.del(key);
      await files.put(key.replace(/3(?=[^3]*$)/, '9'), JSON.parse(told.replace('"S":"3"', '"S":"9"')));
    }
    if (key.startsWith('item-') && told.includes('never-written')) await files.del(key);
  }
  await files.close();

  await withDatabase(folder, async (client) => {
    const read = async (IndexName?: string) => {
      const { Items = [] } = await client.send(new ScanCommand({ TableName, IndexName }));
      return Items.sort((one, other) => (String(one['sk']) < String(other['sk']) ? -1 : 1));
    };
    expect((await read(dueIndex.name)).map(({ sk }) => sk)).toEqual(['kept', 'moved', 'never-written']);
    await repairDueIndex(client, TableName);
    const [kept, notListed, moved, plain] = items;
    expect(await read(dueIndex.name)).toEqual([kept, moved, notListed]);
    expect(await read()).toEqual([kept, moved, notListed, plain]);
  });
});
