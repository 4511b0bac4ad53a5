import { writePortal } from './write-files.ts';

/*
 * Builds the portal into the folder given as argument, as the bundling of the function that serves it does.
 */

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('name the folder to build into');
await writePortal(folder);
