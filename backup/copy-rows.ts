import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { keyAttributes } from './export-stage.ts';
import { keyOf, type Row, type RowKey, rowText } from './row.ts';
import type { StageTables, TableName } from './stage-tables.ts';

/** How many rows were added, were there already, replaced another, or were left out because another one is there. */
export type Copied = {
  readonly added: number;
  readonly there: number;
  readonly replaced: number;
  readonly different: number;
};

const nothingCopied: Copied = { added: 0, there: 0, replaced: 0, different: 0 };

/** As many as one read may ask for. */
const atOnce = 100;

/** Writes at once; more would be throttled by a new table. */
const writesAtOnce = 16;

/**
 * Adds rows to a table of a stage. An existing row stays if it is identical, and also if it differs, unless it may be
 * replaced. So copying again changes nothing, and continues where an interrupted copy stopped.
 * @param mayReplace whether the row with these keys may be replaced
 * @param onProgress called with the number of rows read so far
 */
export async function copyRows(
  stage: StageTables,
  table: TableName,
  rows: AsyncIterable<Row>,
  mayReplace: (key: RowKey) => boolean,
  onProgress: (rows: number) => void,
): Promise<Copied> {
  let total = nothingCopied;
  let read = 0;
  for await (const chunk of chunksOf(rows)) {
    const copied = await copyChunk(stage, table, chunk, mayReplace);
    total = plus(total, copied);
    read += chunk.length;
    onProgress(read);
  }
  return total;
}

async function* chunksOf(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let chunk = new Map<string, Row>();
  for await (const row of rows) {
    chunk.set(nameOf(row), row);
    if (chunk.size < atOnce) continue;
    yield [...chunk.values()];
    chunk = new Map();
  }
  if (chunk.size > 0) yield [...chunk.values()];
}

async function copyChunk(
  stage: StageTables,
  table: TableName,
  chunk: readonly Row[],
  mayReplace: (key: RowKey) => boolean,
): Promise<Copied> {
  const existing = await existingTexts(stage, table, chunk);
  let total = nothingCopied;
  const left = [...chunk];
  const work = async () => {
    for (let row = left.pop(); row !== undefined; row = left.pop()) {
      const copied = await copyRow(stage, table, row, existing.get(nameOf(row)), mayReplace);
      // Others have added to the total meanwhile.
      total = plus(total, copied);
    }
  };
  await Promise.all(Array.from({ length: writesAtOnce }, work));
  return total;
}

async function copyRow(
  { client, names }: StageTables,
  table: TableName,
  row: Row,
  existing: string | undefined,
  mayReplace: (key: RowKey) => boolean,
): Promise<Copied> {
  if (existing === rowText(row)) return { ...nothingCopied, there: 1 };
  const put = { TableName: names[table], Item: { ...row } };
  if (existing !== undefined) {
    if (!mayReplace(keyOf(row))) return { ...nothingCopied, different: 1 };
    await client.send(new PutItemCommand(put));
    return { ...nothingCopied, replaced: 1 };
  }
  try {
    await client.send(new PutItemCommand({ ...put, ConditionExpression: 'attribute_not_exists(pk)' }));
    return { ...nothingCopied, added: 1 };
  } catch (error) {
    // A function wrote the row meanwhile.
    if (error instanceof ConditionalCheckFailedException) return { ...nothingCopied, different: 1 };
    throw error;
  }
}

/** The texts of the rows that are there, by their names. */
async function existingTexts(
  { client, names }: StageTables,
  table: TableName,
  chunk: readonly Row[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  let keys: Record<string, Row[string]>[] = chunk.map((row) => keyAttributes(keyOf(row)));
  while (keys.length > 0) {
    const request = new BatchGetItemCommand({
      RequestItems: { [names[table]]: { Keys: keys, ConsistentRead: true } },
    });
    const { Responses, UnprocessedKeys } = await client.send(request);
    for (const row of Responses?.[names[table]] ?? []) texts.set(nameOf(row), rowText(row));
    keys = UnprocessedKeys?.[names[table]]?.Keys ?? [];
  }
  return texts;
}

function nameOf(row: Row): string {
  return JSON.stringify(keyOf(row));
}

/** Both together. */
export function plus(one: Copied, other: Copied): Copied {
  return {
    added: one.added + other.added,
    there: one.there + other.there,
    replaced: one.replaced + other.replaced,
    different: one.different + other.different,
  };
}
