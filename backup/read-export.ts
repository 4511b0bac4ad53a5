import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Text } from '../domain/language/text.ts';
import { BackupFailure } from './backup-failure.ts';
import { TableDigest } from './digest.ts';
import { type Manifest, readManifest, rowsFile } from './manifest.ts';
import { type Row, readLine } from './row.ts';
import { type TableName, tableNames } from './stage-tables.ts';

/** The rows of a table in an export, in their order. @throws BackupFailure at a damaged line */
export async function* rowsOf(
  folder: string,
  table: TableName,
): AsyncGenerator<{ readonly row: Row; readonly sha256: string }> {
  const lines = createInterface({
    input: createReadStream(rowsFile(folder, table)),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const read = readLine(line);
    if (read === null) throw new BackupFailure('damaged', damaged(rowsFile(folder, table), number));
    yield read;
  }
}

/**
 * The manifest of a complete export, after its files have been compared with it, row by row.
 * @throws BackupFailure when there is none, it is not complete, or a file is not what it was
 */
export async function checkExport(folder: string): Promise<Manifest> {
  const manifest = manifestIn(folder);
  for (const table of tableNames) {
    const { rows, sha256Sum, done } = manifest.tables[table];
    if (!done) throw new BackupFailure('damaged', unfinished(folder));
    const digest = new TableDigest();
    for await (const { sha256 } of rowsOf(folder, table)) digest.add(sha256);
    const { value } = digest;
    if (value.rows !== rows || BigInt(`0x${value.sha256Sum}`) !== BigInt(`0x${sha256Sum}`))
      throw new BackupFailure('damaged', otherRows(rowsFile(folder, table), value.rows, rows));
  }
  return manifest;
}

function manifestIn(folder: string): Manifest {
  try {
    const manifest = readManifest(folder);
    if (manifest !== null) return manifest;
  } catch (cause) {
    throw new BackupFailure('damaged', noManifest(folder), { cause });
  }
  throw new BackupFailure('damaged', noManifest(folder));
}

const noManifest = (folder: string): Text => ({
  vi: `Thư mục ${folder} không có bản xuất nào đọc được (manifest.json).`,
  en: `The folder ${folder} has no export that can be read (manifest.json).`,
});

const unfinished = (folder: string): Text => ({
  vi: `Bản xuất trong ${folder} chưa xong. Chạy lại lệnh export để xuất tiếp.`,
  en: `The export in ${folder} is not complete. Run the export again; it goes on where it stopped.`,
});

const damaged = (file: string, line: number): Text => ({
  vi: `Tệp ${file} hỏng ở dòng ${line}. Chưa ghi gì; dùng bản sao khác.`,
  en: `The file ${file} is damaged at line ${line}. Nothing was written; use another copy.`,
});

const otherRows = (file: string, found: number, expected: number): Text => ({
  vi: `Tệp ${file} không còn như khi xuất: có ${found} dòng, khi xuất ${expected} dòng. Chưa ghi gì; dùng bản sao khác.`,
  en: `The file ${file} is not as it was exported: it has ${found} rows, the export had ${expected}. Nothing was written; use another copy.`,
});
