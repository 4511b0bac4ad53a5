import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, where npm finds the scripts. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** The project's folder, for npm, when the working directory is outside it; undefined inside, where npm finds it. */
export function projectSeenFrom(folder: string): string | undefined {
  const [first = ''] = relative(projectFolder, folder).split(sep);
  return first === '..' ? projectFolder.replace(/[/\\]$/, '') : undefined;
}
