import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockFolder } from '../../local/home/lock.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('a folder is held by one at a time, and the refusal names holder and folder', async () => {
  const folder = temporaryFolder();
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toHaveProperty('detail', {
    vi: expect.stringMatching(`${folder}.*${process.pid}`),
    en: expect.stringMatching(`${folder}.*${process.pid}`),
  });
  expect(lock.wasLeftBehind).toBe(false);
  lock.release();
  expect(existsSync(join(folder, 'lock'))).toBe(false);
  (await lockFolder(folder)).release();
});

test('the lock of a dead process is taken over', async () => {
  const folder = temporaryFolder();
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid, born: null }));
  const lock = await lockFolder(folder);
  expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')).pid).toBe(process.pid);
  expect(lock.wasLeftBehind).toBe(true);
  lock.release();
});

test('an unreadable lock, as a crash leaves it, is taken over', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'lock'), '');
  (await lockFolder(folder)).release();
});

test.runIf(process.platform === 'linux')(
  'the lock of a dead process is taken over when another process has its number now',
  async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.pid, born: '1' }));
    (await lockFolder(folder)).release();
  },
);

test('of two that find the same stale lock, one wins', async () => {
  const folder = temporaryFolder();
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid, born: null }));
  const results = await Promise.allSettled([lockFolder(folder), lockFolder(folder)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
