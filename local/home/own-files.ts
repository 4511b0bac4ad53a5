import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Permissions of a folder and of a file that only their owner may use. Windows has none: its folders inherit theirs. */
export const ownersAlone = { folder: 0o700, file: 0o600 } as const;

/** Creates a folder for its owner alone, and the folders above it; one that is there already becomes its owner's alone. */
export function createOwnFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: ownersAlone.folder });
  chmodSync(path, ownersAlone.folder);
}

/** Leaves a file, or a folder with all that is in it, to its owner alone. Links are left as they are. */
export function leaveToOwner(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isSymbolicLink()) return;
  const wanted = found.isDirectory() ? ownersAlone.folder : ownersAlone.file;
  if ((found.mode & 0o777) !== wanted) chmodSync(path, wanted);
  if (!found.isDirectory()) return;
  for (const name of readdirSync(path)) leaveToOwner(join(path, name));
}
