import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * Runs after a function is bundled: names the sources in its source map, which esbuild gives from where the bundle lies, from the
 * project's folder. The same sources then make the same asset, wherever it is made.
 */

const [, , file] = process.argv;
if (file === undefined) throw new Error('name the source map');

const root = fileURLToPath(new URL('../..', import.meta.url));
const map: { sources: string[] } = JSON.parse(readFileSync(file, 'utf8'));
const sources = map.sources.map((source) =>
  relative(root, resolve(dirname(file), source)).replaceAll(sep, '/'),
);
writeFileSync(file, JSON.stringify({ ...map, sources }));
