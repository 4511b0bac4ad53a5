import { chmodSync, renameSync, writeFileSync } from 'node:fs';
import { ownersAlone } from './own-files.ts';

/**
 * Writes a file for its owner alone, atomically: a reader, or a start after a crash, finds the old content or the new one, never half of it.
 * Only one process at a time writes into a data folder, so the temporary file's name need not be unique.
 */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.tmp`;
  writeFileSync(temporary, content, { mode: ownersAlone.file });
  chmodSync(temporary, ownersAlone.file);
  renameSync(temporary, path);
}
