import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/*
 * Runs during the bundling of the documentation function: copies the files it serves into the folder given as argument.
 */

const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('name the folder to copy to');

const source = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
mkdirSync(folder, { recursive: true });
for (const file of files) copyFileSync(join(source, file), join(folder, file));
