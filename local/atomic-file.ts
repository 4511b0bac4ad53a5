import { randomUUID } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file so that a reader, or a start after a crash, finds the old content or the new one and never half of it. */
export function writeAtomically(path: string, content: string | Uint8Array, mode = 0o644): void {
  const temporary = `${path}.${randomUUID()}.tmp`;
  writeFileSync(temporary, content, { mode, flag: 'wx' });
  renameSync(temporary, path);
}
