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
