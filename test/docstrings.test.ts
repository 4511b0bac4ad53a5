import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The folders with the code of the product and of its tools. */
const folders = [
  ...['domain', 'usecases', 'contract', 'messages', 'functions', 'adapters', 'lib', 'cli', 'local'],
  ...['portal', 'simulation', 'tools', 'backup', 'bench', 'bin', 'example', 'docs'],
];

const declaration =
  /^export (?:default )?(?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/;

/** Words that say nothing by themselves. */
const empty = new Set('a an the of for to in and or is are it its this that one with by'.split(' '));

/**
 * The exported declarations that have no docstring on the lines above them, or one with no word that is not in the name, as `file:line: name`.
 * Overloads share the docstring of the first. The formatter puts every export at the beginning of a line.
 */
function undocumented(file: string, source: string): string[] {
  const lines = source.split('\n');
  const found: string[] = [];
  let overloaded = '';
  for (const [at, line] of lines.entries()) {
    if (!/^export\b/.test(line) || declaresNothing(lines.slice(at).join('\n'))) continue;
    const name = declaration.exec(line)?.[1] ?? line;
    const docstring = docstringAbove(lines, at);
    if (docstring === null ? name !== overloaded : saysNothing(name, docstring))
      found.push(`${file}:${at + 1}: ${name}`);
    overloaded = / function /.test(line) ? name : '';
  }
  return found;
}

/** Whether code begins with `export {}`, or hands on what another file declares. */
function declaresNothing(code: string): boolean {
  return /^export (?:type )?(?:\* |\{[^}]*\} )(?:as \w+ )?from |^export \{\};/.test(code);
}

function docstringAbove(lines: readonly string[], at: number): string | null {
  if (!(lines[at - 1] ?? '').endsWith('*/')) return null;
  const first = lines.slice(0, at).findLastIndex((line) => line.startsWith('/*'));
  const text = lines.slice(first, at).join('\n');
  return text.startsWith('/**') ? text : null;
}

function saysNothing(name: string, docstring: string): boolean {
  const named = name.toLowerCase();
  const words = docstring.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words.every((word) => empty.has(word) || named.includes(word.replace(/s$/, '')));
}

describe('docstrings', () => {
  it('everything exported has one, which says more than the name', () => {
    const files = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx,mjs}`));
    expect(files.length).toBeGreaterThan(1_000);
    expect(files.flatMap((file) => undocumented(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each([
    ['nothing above', 'export const a = 1;', ['f.ts:1: a']],
    ['a comment that is none', '// Says something.\nexport function a() {}', ['f.ts:2: a']],
    ['a block comment that is none', '/* Says something. */\nexport class A {}', ['f.ts:2: A']],
    [
      'one of something else',
      '/** Says something. */\nconst a = 1;\n\nexport type B = typeof a;',
      ['f.ts:4: B'],
    ],
    [
      'one only for the first',
      '/** Two numbers. */\nexport const a = 1;\nexport const b = 2;',
      ['f.ts:3: b'],
    ],
    [
      'no more than the name',
      '/** The unit of a set. */\nexport type SetUnit = string;',
      ['f.ts:2: SetUnit'],
    ],
    ['a list of names', 'const a = 1;\nexport { a };', ['f.ts:2: export { a };']],
    [
      'a default without a name',
      'export default defineConfig({});',
      ['f.ts:1: export default defineConfig({});'],
    ],
    ['an async function', 'export async function read() {}', ['f.ts:1: read']],
    [
      'a schema and its type',
      '/** Where it is. */\nexport const aSchema = z.string();\n\nexport type A = z.infer<typeof aSchema>;',
      ['f.ts:4: A'],
    ],
  ])('finds %s', (_, source, found) => {
    expect(undocumented('f.ts', source)).toEqual(found);
  });

  it.each([
    ['one line', '/** A body that reports. */\nexport type Unit = string;'],
    ['several lines', '/**\n * A body\n * that reports.\n */\nexport abstract class Unit {}'],
    [
      'overloads',
      '/** Divided by two. */\nexport function half(n: number): number;\nexport function half(n: bigint): bigint;\nexport function half(n: never) {\n  return n;\n}',
    ],
    [
      'what is declared elsewhere',
      "export { a } from './a.ts';\nexport type {\n  B,\n  C,\n} from './b.ts';\nexport * from './c.ts';",
    ],
    ['a module without exports', 'export {};'],
    ['what is not exported', 'const exported = 1;\nfunction a() {}'],
  ])('lets %s pass', (_, source) => {
    expect(undocumented('f.ts', source)).toEqual([]);
  });
});
