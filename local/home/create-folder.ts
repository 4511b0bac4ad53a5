import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from '../start-error.ts';
import { ownersAlone } from './own-files.ts';

/**
 * Creates a folder for its owner alone, and the folders above it. Node's own recursive creation never returns where a file system refuses new
 * folders with “no such file”, as `/proc` does.
 * @throws StartError where no folder can be created; otherwise the file system's error
 */
export function createFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(path) !== path) createFolder(dirname(path));
  try {
    mkdirSync(path, { mode: ownersAlone.folder });
  } catch (error) {
    // Another process may have created it meanwhile.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    throw new StartError(
      {
        vi: `Không tạo được thư mục ${path} ở nơi này. Đặt TIENDO_HOME sang một thư mục ghi được.`,
        en: `The folder ${path} cannot be created there. Set TIENDO_HOME to a folder that can be written.`,
      },
      { cause: error },
    );
  }
}
