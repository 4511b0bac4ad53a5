import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDemoTokens, writeDemoTokens } from '../../local/example/demo-tokens.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('F77: demo tokens are readable by their owner only', () => {
  const file = join(temporaryFolder(), 'demo-tokens.json');
  expect(readDemoTokens(file)).toBeNull();
  writeDemoTokens(file, { leader: 'tiendo_x' });
  expect(readDemoTokens(file)).toEqual({ leader: 'tiendo_x' });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
