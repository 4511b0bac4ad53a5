/**
 * Prepares a fresh clone: runs `npm ci` when node_modules is missing or older than the lockfile, and exits with advice when
 * Node is too old for the npm scripts. Plain JavaScript without dependencies, because it runs before anything is installed.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const lockfile = `${project}package-lock.json`;
const modules = `${project}node_modules`;
const installed = `${modules}/.package-lock.json`;
const isWindows = process.platform === 'win32';
// On Linux x64 `npm ci` installs Node 24, which npm scripts then use; elsewhere they use the system's Node.
const bringsNode = process.platform === 'linux' && process.arch === 'x64';
// Even under `npm start --silent` npm has to say why it fails; offline it gives up after seconds, not a minute.
const npmArguments = [
  'ci',
  '--loglevel=error',
  '--fetch-retry-mintimeout=2000',
  '--fetch-retry-maxtimeout=5000',
];
/** The Node that `npm ci` installs where it brings one; npm scripts use it. */
export const bundledNode = `${modules}/.bin/node`;

if (!bringsNode) refuseOldNode(process.version);
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lockfile).mtimeMs) {
  process.stderr.write('Cài đặt thư viện lần đầu / Installing dependencies (about 30 s) …\n');
  const { code, said } = await install();
  if (code !== 0) {
    process.stderr.write(`${whyNot(said)}\n`);
    process.exit(1);
  }
}
if (existsSync(bundledNode))
  refuseOldNode(execFileSync(bundledNode, ['--version'], { encoding: 'utf8' }).trim());
else refuseOldNode(process.version);

/** @returns {Promise<{code: number | null, said: string}>} how npm ended, and what it said on stderr */
function install() {
  return new Promise((resolve) => {
    const child = spawn(isWindows ? 'npm.cmd' : 'npm', npmArguments, {
      cwd: project,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: isWindows,
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const stop = showProgress();
    child.on('error', (error) => {
      stop();
      resolve({ code: 1, said: `${error.message}\n` });
    });
    child.on('close', (code) => {
      stop();
      resolve({ code, said });
    });
  });
}

/**
 * Shows every second, on one line, how many packages are there, where a person watches.
 * @returns {() => void} ends it
 */
function showProgress() {
  if (!process.stderr.isTTY) return () => {};
  const begun = Date.now();
  const all = packagesIn(lockfile);
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - begun) / 1_000);
    process.stderr.write(`\r  ${seconds} s, ${Math.min(packagesThere(), all)}/${all} …`);
  }, 1_000);
  return () => {
    clearInterval(timer);
    process.stderr.write('\r\u001b[K');
  };
}

/** @param {string} file a lockfile */
function packagesIn(file) {
  const { packages = {} } = JSON.parse(readFileSync(file, 'utf8'));
  // Optional ones are mostly for other platforms.
  return Object.entries(packages).filter(
    ([path, { optional }]) => optional !== true && /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path),
  ).length;
}

/** How many packages lie in node_modules, those of scopes included. */
function packagesThere() {
  const names = namesIn(modules).filter((name) => !name.startsWith('.'));
  return names.reduce(
    (count, name) => count + (name.startsWith('@') ? namesIn(`${modules}/${name}`).length : 1),
    0,
  );
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * Why npm could not install, and what to do.
 * @param {string} said what npm said
 */
function whyNot(said) {
  if (/ENOSPC|EDQUOT/.test(said))
    return (
      'Hết chỗ trên ổ đĩa: cần khoảng 1 GB trống. Giải phóng rồi chạy lại lệnh này.\n' +
      'The disk is full: about 1 GB is needed. Free some space and run the command again.'
    );
  if (/EACCES|EPERM|EROFS/.test(said))
    return (
      `Không ghi được vào ${project}: không có quyền, hoặc ổ đĩa chỉ đọc.\n` +
      `Cannot write to ${project}: no permission, or a read-only disk.`
    );
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED/.test(said))
    return (
      'Không tải được thư viện: máy không có mạng, hoặc cần khai báo proxy (npm config set proxy). Lần đầu cần mạng; sau đó thì không.\n' +
      'Cannot download the dependencies: the machine is offline, or npm needs a proxy (npm config set proxy). Only the first time needs the network.'
    );
  return (
    `${said}Không cài đặt được thư viện; lý do npm nêu ở trên. Sửa rồi chạy lại lệnh này.\n` +
    'The dependencies could not be installed; npm says why above. Fix that and run the command again.'
  );
}

/** @param {string} version of Node, such as `v24.21.0` */
function refuseOldNode(version) {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  process.stderr.write(
    `Cần Node 22.18 trở lên, nên dùng Node 24; máy này đang có ${version}.\n` +
      `Tiến Độ needs Node 22.18 or newer, preferably 24; this machine has ${version}.\n` +
      'nodejs.org → Node 24, or: nvm install (reads .nvmrc)\n',
  );
  process.exit(1);
}
