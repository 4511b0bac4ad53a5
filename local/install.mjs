/**
 * Prepares a bare clone: runs `npm ci` when node_modules is missing or older than the lockfile, and rejects a Node
 * version that is too old for the npm scripts, with instructions. Plain JavaScript without imports from node_modules,
 * because it runs before anything is installed.
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

// On Linux x64, `npm ci` installs Node 24 and npm scripts run on it; elsewhere they run on the installed Node.
const bundledNode = `${project}node_modules/.bin/node`;
const node = existsSync(bundledNode) ? bundledNode : process.execPath;
const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Cần Node 22.18 trở lên, nên dùng Node 24; máy này đang có ${version}.\n` +
      `Tiến Độ needs Node 22.18 or newer, preferably 24; this machine has ${version}.\n` +
      'nodejs.org → Node 24, or: nvm install (reads .nvmrc)\n',
  );
  process.exit(1);
}
