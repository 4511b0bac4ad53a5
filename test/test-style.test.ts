import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Where answers, results and stored rows are compared whole, so that a field too many fails. */
const whole = 'test/{functions,usecases,cli}/**/*.ts';

it('answers are compared whole: no comparison passes over fields', () => {
  const partial = /\.toMatchObject\(|\.objectContaining\(/;
  const files = globSync(whole);
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => partial.test(readFileSync(file, 'utf8')))).toEqual([]);
});
