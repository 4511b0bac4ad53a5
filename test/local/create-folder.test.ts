import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFolder } from '../../local/home/create-folder.ts';
import { StartError } from '../../local/start-error.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('a folder is created with the folders above it, and one that is there is kept', () => {
  const folder = join(temporaryFolder(), 'one', 'two');
  createFolder(folder);
  createFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

test('a file in the place of a folder is an error', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(() => createFolder(file)).toThrow(/^EEXIST/);
});

test.runIf(existsSync('/proc/self'))('a file system without room for folders is an error, at once', () => {
  expect(() => createFolder('/proc/tiendo/data')).toThrow(StartError);
});
