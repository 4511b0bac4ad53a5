import { globSync, readFileSync } from 'node:fs';

/** A test, or a group of tests, whose name lists the guarantees it shows. */
export type NamedTest = {
  /** The test file, from the root of the project. */
  readonly file: string;
  readonly ids: readonly string[];
  /** The name without the ids; with its placeholders if parameterized. */
  readonly name: string;
};

const id = '[FRP][1-9]\\d*';
const nameWithIds = new RegExp(`(['"\`])(${id}(?:, ${id})*): ((?:(?!\\1)[^\\\\\\n]|\\\\.)*)\\1`, 'g');

/** Every test name that begins with ids of guarantees, by file and position; except in the list's own test. */
export function namedTests(): NamedTest[] {
  return globSync('test/**/*.ts', { exclude: ['test/guarantees.test.ts'] })
    .sort()
    .flatMap((file) => namedTestsIn(file, readFileSync(file, 'utf8')));
}

/** The names in one file's source that begin with ids of guarantees. */
export function namedTestsIn(file: string, source: string): NamedTest[] {
  return [...source.matchAll(nameWithIds)].map(([, , ids = '', name = '']) => ({
    file,
    ids: ids.split(', '),
    name: name.replaceAll(/\\(.)/g, '$1'),
  }));
}
