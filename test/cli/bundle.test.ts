import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { currentBundle, loadBundle } from '../../cli/bundle.mjs';
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
    return { file, answer: exported.parse(loadBundle(file, []).exports).answer };
  };
  /** What the bundle answers when a command is run, and the names of the commands whose compiled code is kept afterwards. */
  const run = async (...words: string[]) => {
    const file = (await currentBundle(place)) ?? '';
    const { exports, keep } = loadBundle(file, words);
    keep();
    const kept = readdirSync(place.cache).flatMap((name) => /([^.]+)\.code$/.exec(name)?.[1] ?? []);
    return { answer: exported.parse(exports).answer, kept: kept.toSorted() };
  };
  return { write, place, answer, run };
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

test('what a command compiles is kept by its first words, and goes with its bundle', async () => {
  const { write, run } = project();
  expect(await run('ranking', 'show', '766')).toEqual({ answer: 42, kept: ['ranking-show-command'] });
  expect(await run('ranking', 'show', '767')).toEqual({ answer: 42, kept: ['ranking-show-command'] });
  expect(await run('--version')).toEqual({ answer: 42, kept: ['command', 'ranking-show-command'] });
  expect(await run('ranking', '--help')).toEqual({
    answer: 42,
    kept: ['command', 'ranking-help', 'ranking-show-command'],
  });
  write('part.ts', 'export const part = 6;');
  expect(await run('scorecard', 'BD.STP')).toEqual({ answer: 7, kept: ['scorecard-command'] });
});

test('kept code that is damaged is compiled again and kept anew', async () => {
  const { place, run } = project();
  await run('milestones');
  const [name = ''] = readdirSync(place.cache).filter((one) => one.endsWith('.code'));
  writeFileSync(join(place.cache, name), 'damaged');
  const file = JSON.stringify(await currentBundle(place));
  const maker = JSON.stringify(new URL('../../cli/bundle.mjs', import.meta.url));
  // In a process of its own, since this one still has it in memory.
  const script = `import { loadBundle } from ${maker};
const { exports, keep } = loadBundle(${file}, ['milestones']);
keep();
console.log(exports.answer);`;
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })).toBe(
    '42\n',
  );
  expect(readFileSync(join(place.cache, name)).length).toBeGreaterThan(100);
});

test('the cache keeps a limited number of compiled commands, and none where nothing can be written', async () => {
  const { place, run } = project();
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const words = letters.flatMap((one) => letters.slice(0, 3).map((other) => [one, other]));
  for (const each of words) await run(...each);
  expect((await run('last')).kept).toHaveLength(60);
  const { keep } = loadBundle((await currentBundle(place)) ?? '', ['last']);
  rmSync(place.cache, { recursive: true });
  expect(keep).not.toThrow();
  expect((await run('last')).kept).toEqual(['last-command']);
});
