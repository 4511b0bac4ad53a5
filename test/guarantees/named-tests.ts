import { globSync, readFileSync } from 'node:fs';

/** A test, or a group of tests, whose name lists the guarantees it shows. */
export type NamedTest = {
  /** The test file, from the root of the project. */
  readonly file: string;
  readonly ids: readonly string[];
  /** The name without the ids, after the names of the groups it is in; with its placeholders if parameterized. */
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
  return [...source.matchAll(nameWithIds)].map(({ index, 2: ids = '', 3: name = '' }) => ({
    file,
    ids: ids.split(', '),
    name: [...groupsAround(source, index), unescaped(name)].join(' › '),
  }));
}

const group = /^( *)describe(?:\.\w+)*\(\s*(['"`])(?:[FRP]\d[FRP\d, ]*: )?((?:(?!\2)[^\\\n]|\\.)*)\2/gm;

/** The names of the groups around a position, from the outermost on. The formatter indents what is inside of a group. */
function groupsAround(source: string, position: number): string[] {
  const start = source.lastIndexOf('\n', position) + 1;
  let indent = / */.exec(source.slice(start))?.[0].length ?? 0;
  // A name on a line of its own is an argument, one step further in than the call.
  if (/^ *['"`]/.test(source.slice(start)) && source.slice(0, start).trimEnd().endsWith('(')) indent -= 2;
  const around: string[] = [];
  for (const [, spaces = '', , name = ''] of [...source.slice(0, start).matchAll(group)].reverse()) {
    if (spaces.length >= indent) continue;
    indent = spaces.length;
    around.unshift(unescaped(name));
  }
  return around;
}

function unescaped(name: string): string {
  return name.replaceAll(/\\(.)/g, '$1');
}
