/**
 * `npm start`: prepares a fresh clone, then runs start.ts with the same arguments on the Node that npm scripts use. npm's own
 * `prestart` would not run, because `.npmrc` turns off the scripts of dependencies and with them all pre- and post-scripts.
 * Plain JavaScript without dependencies, because it runs before anything is installed.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundledNode } from './install.mjs';

const start = fileURLToPath(new URL('start.ts', import.meta.url));
const node = existsSync(bundledNode) ? bundledNode : process.execPath;
// Compiled once, the modules of a later start load in half the time.
const NODE_COMPILE_CACHE = fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url));
const child = spawn(node, [start, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE, ...process.env },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
