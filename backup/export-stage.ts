import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import { instantText } from '../domain/period/instant-text.ts';
import { ownersAlone } from '../local/home/own-files.ts';
import { TableDigest } from './digest.ts';
import { fingerprintOf } from './known-keys.ts';
import { type Manifest, readManifest, rowsFile, type TableProgress, writeManifest } from './manifest.ts';
import { keyOf, lineOf, type Row, rowHash, rowText } from './row.ts';
import { momentary, type StageTables, type TableName, tableNames } from './stage-tables.ts';

/** Called after each page with the rows of a table so far. */
export type OnProgress = (table: TableName, rows: number) => void;

const begun: TableProgress = { rows: 0, sha256Sum: '0', bytes: 0, after: null, done: false };

/**
 * Writes all rows of a stage into a folder, page by page, each with its hash. An export that was interrupted goes on where it
 * stopped; one that is complete stays as it is.
 * @returns the manifest, which is also in the folder
 */
export async function exportStage(
  stage: StageTables,
  folder: string,
  onProgress: OnProgress,
): Promise<Manifest> {
  mkdirSync(folder, { recursive: true, mode: ownersAlone.folder });
  let manifest: Manifest = readManifest(folder) ?? {
    format: 'tiendo-export-1',
    id: randomUUID(),
    begunAt: instantText(stage.now()),
    signingKey: await fingerprintOf(stage),
    tables: { reports: begun, submissions: begun, registry: begun },
  };
  writeManifest(folder, manifest);
  for (const table of tableNames) {
    for await (const progress of exportTable(stage, table, folder, manifest.tables[table])) {
      manifest = { ...manifest, tables: { ...manifest.tables, [table]: progress } };
      writeManifest(folder, manifest);
      onProgress(table, progress.rows);
    }
  }
  return manifest;
}

async function* exportTable(
  { client, names }: StageTables,
  table: TableName,
  folder: string,
  from: TableProgress,
): AsyncGenerator<TableProgress> {
  let progress = from;
  if (progress.done) return;
  const path = rowsFile(folder, table);
  const file = openSync(path, existsSync(path) ? 'r+' : 'w', ownersAlone.file);
  try {
    ftruncateSync(file, progress.bytes);
    while (!progress.done) {
      const page = await client.send(
        new ScanCommand({
          TableName: names[table],
          ConsistentRead: true,
          ...(progress.after === null ? {} : { ExclusiveStartKey: keyAttributes(progress.after) }),
        }),
      );
      progress = write(file, table, progress, page.Items ?? [], page.LastEvaluatedKey);
      yield progress;
    }
  } finally {
    closeSync(file);
  }
}

function write(
  file: number,
  table: TableName,
  before: TableProgress,
  rows: readonly Row[],
  last: Row | undefined,
): TableProgress {
  const kept = rows.filter((row) => !momentary[table].includes(keyOf(row).pk));
  const digest = new TableDigest(before);
  for (const row of kept) digest.add(rowHash(rowText(row)));
  const bytes = Buffer.from(kept.map((row) => `${lineOf(row)}\n`).join(''));
  let written = 0;
  while (written < bytes.length)
    written += writeSync(file, bytes, written, bytes.length - written, before.bytes + written);
  return {
    ...digest.value,
    bytes: before.bytes + bytes.length,
    after: last === undefined ? null : keyOf(last),
    done: last === undefined,
  };
}

/** Keys as DynamoDB's protocol has them. */
export function keyAttributes({ pk, sk }: { readonly pk: string; readonly sk: string }) {
  return { pk: { S: pk }, sk: { S: sk } } satisfies Record<string, AttributeValue>;
}
