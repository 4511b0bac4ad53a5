import { renameSync, writeFileSync } from 'node:fs';

/**
 * Writes a file atomically: a reader, or a start after a crash, finds the old content or the new one, never half of it.
 * Only one process at a time writes into a data folder, so the temporary file's name need not be unique.
 */
export function writeAtomically(path: string, content: string | Uint8Array, mode = 0o644): void {
  const temporary = `${path}.tmp`;
  writeFileSync(temporary, content, { mode });
  renameSync(temporary, path);
}
