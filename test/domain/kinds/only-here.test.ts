import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { figureKinds } from '../../../domain/kinds/kinds.ts';

const names = Object.keys(figureKinds).join('|');
const askingForAKind = new RegExp(
  `kind\\s*[!=]==\\s*'(?:${names})'|switch \\([^)]*\\.kind\\)[^]*?case '(?:${names})':`,
);

it('asks for a kind by name nowhere outside its own folder, so that a new kind is not forgotten', () => {
  const files = globSync('{domain,contract,messages,usecases,functions,adapters,cli,local,bench}/**/*.ts');
  const asking = files.filter((file) => askingForAKind.test(readFileSync(file, 'utf8')));
  expect(asking.filter((file) => !file.startsWith('domain/kinds/'))).toEqual([]);
  expect(asking).toEqual(['domain/kinds/kinds.ts']);
});
