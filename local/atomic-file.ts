import { renameSync, writeFileSync } from 'node:fs';

/**
 * Writes a file so that a reader, or a start after a crash, finds the old content or the new one and never half of it.
 * One process at a time writes into a data folder, so the temporary file needs no name of its own for each write.
 */
export function writeAtomically(path: string, content: string | Uint8Array, mode = 0o644): void {
  const temporary = `${path}.tmp`;
  writeFileSync(temporary, content, { mode });
  renameSync(temporary, path);
}
