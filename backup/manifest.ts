import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { instantTextSchema } from '../domain/period/instant-text.ts';
import { writeAtomically } from '../local/home/atomic-file.ts';

const tableSchema = z.strictObject({
  rows: z.int().nonnegative(),
  /** The sum of the rows' SHA-256, modulo 2^256. */
  sha256Sum: z.string().regex(/^[0-9a-f]{1,64}$/),
  /** The length of the file so far; what lies beyond was not recorded. */
  bytes: z.int().nonnegative(),
  /** The key after which the export goes on; null at the beginning and the end. */
  after: z.strictObject({ pk: z.string(), sk: z.string() }).nullable(),
  done: z.boolean(),
});

const manifestSchema = z.strictObject({
  format: z.literal('tiendo-export-1'),
  /** Names the export; a second one into the same folder is another. */
  id: z.string().min(1),
  /** By the clock of the exported stage, when the export began. */
  begunAt: instantTextSchema,
  /** The fingerprint of the key that signed its links and unsubscriptions; null where the stage had none. */
  signingKey: z.string().nullable(),
  tables: z.strictObject({ reports: tableSchema, submissions: tableSchema, registry: tableSchema }),
});

/** What an export holds: for each table how many rows, and their hash. */
export type Manifest = z.infer<typeof manifestSchema>;

/** How far the export of a table is. */
export type TableProgress = z.infer<typeof tableSchema>;

const file = (folder: string) => join(folder, 'manifest.json');

/**
 * The manifest in a folder; null when there is none.
 * @throws Error when it cannot be read as one
 */
export function readManifest(folder: string): Manifest | null {
  if (!existsSync(file(folder))) return null;
  return manifestSchema.parse(JSON.parse(readFileSync(file(folder), 'utf8')));
}

/** Stores the manifest in the folder of an export. */
export function writeManifest(folder: string, manifest: Manifest): void {
  writeAtomically(file(folder), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The file of a table's rows, one a line. */
export function rowsFile(folder: string, table: keyof Manifest['tables']): string {
  return join(folder, `${table}.jsonl`);
}
