import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { expect, onTestFinished, test } from 'vitest';
import { homeFiles } from '../../local/home/home.ts';
import { leaveToOwner } from '../../local/home/own-files.ts';
import { startLocalStack } from '../../local/stack.ts';
import { temporaryFolder } from './temporary-folder.ts';

const at = Temporal.Instant.from('2024-01-14T22:59:00Z');

/** Everything in a folder, the folder included, that others than its owner may use in any way. */
function openTo(path: string): string[] {
  const own = (lstatSync(path).mode & 0o077) === 0 ? [] : [path];
  if (!lstatSync(path).isDirectory()) return own;
  return [...own, ...readdirSync(path).flatMap((name) => openTo(join(path, name)))];
}

test('F77: the data folder and everything the stack writes into it is for its owner only', async () => {
  const home = join(temporaryFolder(), 'new', 'home');
  const stack = await startLocalStack({ home, port: 0, example: false, at });
  onTestFinished(() => stack.close());
  await stack.advanceTo(at.add({ hours: 2 }));
  expect(readdirSync(home).sort()).toEqual([
    'clock.json',
    'demo-tokens.json',
    'dynamodb',
    'lock',
    'mail',
    'signing-key',
  ]);
  // LevelDB names its own files; they are in a folder of their owner's.
  expect(openTo(home).filter((path) => !path.startsWith(join(home, 'dynamodb', '')))).toEqual([]);
});

test('F77: files of an earlier version, which others could read, are left to their owner', () => {
  const home = temporaryFolder();
  chmodSync(home, 0o755);
  for (const folder of ['dynamodb', 'mail']) mkdirSync(join(home, folder), { mode: 0o755 });
  const files = [
    'clock.json',
    'demo-tokens.json',
    'clock.json.tmp',
    'failed-runs.jsonl',
    'mail/a.eml',
    'dynamodb/000005.ldb',
  ];
  for (const file of files) {
    writeFileSync(join(home, file), 'x');
    chmodSync(join(home, file), 0o664);
  }
  expect(openTo(home)).toHaveLength(9);
  homeFiles(home);
  expect(openTo(home)).toEqual([]);
});

test('a folder that holds other things, chosen by mistake, is left as it is', () => {
  const home = temporaryFolder();
  chmodSync(home, 0o755);
  for (const file of ['thesis.docx', 'clock.json']) {
    writeFileSync(join(home, file), 'x');
    chmodSync(join(home, file), 0o644);
  }
  homeFiles(home);
  expect(openTo(home).sort()).toEqual([home, join(home, 'thesis.docx')].sort());
});

test('a link is not followed to what it leads to', () => {
  const [home, elsewhere] = [temporaryFolder(), join(temporaryFolder(), 'file')];
  writeFileSync(elsewhere, 'x');
  chmodSync(elsewhere, 0o644);
  symlinkSync(elsewhere, join(home, 'link'));
  leaveToOwner(home);
  expect(statSync(elsewhere).mode & 0o777).toBe(0o644);
});
