import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Partial comparisons are for templates, where CDK writes more than a test covers. */
const templates = 'test/lib/';

it('results are compared whole: no comparison passes over fields', () => {
  const partial = /\.(?:toMatchObject|objectContaining)\(/;
  const files = globSync('test/**/*.ts').filter((file) => !file.startsWith(templates));
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((file) => partial.test(readFileSync(file, 'utf8')))).toEqual([]);
});

it('no object literal is spread into another: its properties stand in the one they are for', () => {
  const files = globSync('{*,[!.]*/**/*}.{ts,tsx}', {
    exclude: (path) => path.includes('node_modules') || path.includes('release-'),
  });
  expect(files.length).toBeGreaterThan(2_000);
  const spread = /^\s*\.\.\.\{|[{,] \.\.\.\{/m;
  expect(files.filter((file) => spread.test(readFileSync(file, 'utf8')))).toEqual([]);
});
