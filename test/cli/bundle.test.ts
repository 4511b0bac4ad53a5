import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { currentBundle } from '../../cli/bundle.mjs';
import { temporaryFolder } from '../local/temporary-folder.ts';

const exported = z.object({ answer: z.number() });

/** A project of two files. */
function project() {
  const folder = `${temporaryFolder()}/`;
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    utimesSync(join(folder, name), new Date(), new Date());
  };
  write('package.json', '{"type": "module"}');
  write('package-lock.json', '{}');
  write('part.ts', 'export const part: number = 41;');
  write('run.ts', "import { part } from './part.ts';\nexport const answer: number = part + 1;");
  const place = { project: folder, entry: 'run.ts', cache: `${folder}cache/` };
  const answer = async () => {
    const file = (await currentBundle(place)) ?? '';
    return { file, answer: exported.parse(createRequire(import.meta.url)(file)).answer };
  };
  return { write, place, answer };
}

test('the command is bundled once, and again when a source or a dependency has changed', async () => {
  const { write, place, answer } = project();
  const first = await answer();
  expect(first.answer).toBe(42);
  expect(await answer()).toEqual(first);
  write('part.ts', 'export const part: number = 6 * 7;');
  const second = await answer();
  expect(second.answer).toBe(43);
  expect(second.file).not.toBe(first.file);
  expect(await answer()).toEqual(second);
  write('package-lock.json', '{"lockfileVersion": 3}');
  expect((await answer()).file).not.toBe(second.file);
  expect(readdirSync(place.cache)).toHaveLength(2);
});

test('a bundle that was removed, or made for another folder, is made again', async () => {
  const { place, answer } = project();
  const { file } = await answer();
  rmSync(file);
  expect((await answer()).file).not.toBe(file);
  writeFileSync(`${place.cache}index.json`, JSON.stringify({ project: '/elsewhere/', file, inputs: [] }));
  expect((await answer()).answer).toBe(42);
});

test('there is none where none can be made: the sources are run', async () => {
  const { write, place } = project();
  mkdirSync(join(place.project, 'cache'));
  writeFileSync(join(place.project, 'cache', 'taken'), '');
  expect(await currentBundle({ ...place, cache: `${place.cache}taken/` })).toBeNull();
  write('run.ts', 'const = ;');
  expect(await currentBundle(place)).toBeNull();
});
