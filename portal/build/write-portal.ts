import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPortal } from './build-portal.ts';

/*
 * Builds the portal into the folder given as argument, as the bundling of the function that serves it does.
 */

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('name the folder to build into');

const { files } = await buildPortal();
await mkdir(folder, { recursive: true });
for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
