import { isDeepStrictEqual } from 'node:util';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { dueIndex, tableKeys } from '../../adapters/dynamodb/table/table-schema.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * Repairs the index of due deliveries from its table. The embedded database writes them one after the other, so a
 * process killed in between leaves a message that is never found, or an index entry without one. On AWS an index always
 * follows its table.
 */
export async function repairDueIndex(client: DynamoDBDocumentClient, TableName: string): Promise<void> {
  const items = await readAll(client, TableName);
  const entries = await readAll(client, TableName, dueIndex.name);
  const put = (Item: Item) => client.send(new PutCommand({ TableName, Item }));
  for (const [key, entry] of entries) {
    const item = items.get(key);
    if (isDeepStrictEqual(item, entry)) continue;
    // Deleting an item removes its index entry only if the item exists.
    await put(entry);
    if (item === undefined) await client.send(new DeleteCommand({ TableName, Key: keyOf(entry) }));
    else await put(item);
  }
  for (const [key, item] of items) {
    if (dueIndex.partitionKey in item && !entries.has(key)) await put(item);
  }
}

/** The items of the table or of its index, by their keys. */
async function readAll(
  client: DynamoDBDocumentClient,
  TableName: string,
  IndexName?: string,
): Promise<Map<string, Item>> {
  const items = new Map<string, Item>();
  for await (const page of paginateScan({ client }, { TableName, IndexName })) {
    for (const item of page.Items ?? []) items.set(JSON.stringify(keyOf(item)), item);
  }
  return items;
}

function keyOf(item: Item): Item {
  const { partitionKey, sortKey } = tableKeys;
  return { [partitionKey]: item[partitionKey], [sortKey]: item[sortKey] };
}
