/**
 * Makes a bare clone ready: runs `npm ci` when node_modules is missing or older than the lockfile,
 * and says plainly when the Node that npm scripts will use is too old.
 * Plain JavaScript without imports from node_modules, because it runs before anything is installed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const lockfile = `${project}package-lock.json`;
const installed = `${project}node_modules/.package-lock.json`;
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lockfile).mtimeMs) {
  process.stderr.write('Cài đặt thư viện lần đầu / Installing dependencies (about 30 s) …\n');
  execFileSync(npm, ['ci'], { cwd: project, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
}

const bundledNode = `${project}node_modules/.bin/node`;
const node = existsSync(bundledNode) ? bundledNode : process.execPath;
const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Tiến Độ needs Node 22.18 or newer; npm would run ${version}. On Linux x64 it comes with "npm ci"; elsewhere install Node 24.\n`,
  );
  process.exit(1);
}
