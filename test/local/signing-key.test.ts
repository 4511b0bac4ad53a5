import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { fileSigningKey } from '../../local/home/signing-key.ts';
import { temporaryFolder } from './temporary-folder.ts';

it('F77: the signing key of a folder is made once, and only its owner can read it', async () => {
  const file = join(temporaryFolder(), 'signing-key');
  const key = await fileSigningKey(file, randomEntropy).read();
  expect(key.length).toBe(32);
  expect(await fileSigningKey(file, randomEntropy).read()).toEqual(key);
  expect(readFileSync(file).equals(key)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('a file that is no key is refused', () => {
  const file = join(temporaryFolder(), 'signing-key');
  writeFileSync(file, 'short');
  expect(() => fileSigningKey(file, randomEntropy)).toThrow('is no signing key');
});
