import { rm } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { writePortal } from '../portal/build/write-files.ts';

/**
 * Builds the portal into a folder and removes what an earlier version built there.
 * @returns the folder, with a trailing slash
 */
export async function builtPortal(folder: string): Promise<URL> {
  await rm(folder, { recursive: true, force: true });
  await writePortal(folder);
  return pathToFileURL(`${folder}/`);
}
