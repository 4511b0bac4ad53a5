import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A walk in docs/architecture.md: how many files it says it has, and those it names, in order. */
type Walk = { readonly title: string; readonly count: number; readonly files: readonly string[] };

function walksIn(architecture: string): Walk[] {
  const [, walks = ''] = architecture.split('## Walks\n');
  return [...walks.matchAll(/^\*\*(.*) — (\d+) files\.\*\*((?:.|\n(?!\n))+)/gm)]
    .filter(([, , , way = '']) => way.includes('→'))
    .map(([, title = '', count, way = '']) => ({
      title,
      count: Number(count),
      files: [...way.matchAll(/`([^`]+\.ts)`/g)].map(([, file = '']) => file),
    }));
}

/** The files that a source imports, types left out. */
function importsOf(file: string, source: string): string[] {
  const found = source.matchAll(/(?:^|\n)(?:import|export)\b(?!\s+type\b)[^;'"]*?from\s*'(\.[^']+)'/g);
  return [...found].map(([, target = '']) => normalize(join(dirname(file), target)));
}

/** The files of a walk to which no import leads from one before; a function's entry begins anew. */
function unreached(files: readonly string[], imports: (file: string) => readonly string[]): string[] {
  return files.filter(
    (file, at) =>
      !/^functions\/[a-z-]+\/lambda\.ts$/.test(file) &&
      !files.slice(0, at).some((before) => imports(before).includes(file)),
  );
}

const walks = walksIn(readFileSync('docs/architecture.md', 'utf8'));

describe('the walks through the architecture', () => {
  it('are two', () => {
    expect(walks.map(({ title }) => title)).toEqual([
      'A submission as JSON',
      'A Monday report, from the trigger to SES',
    ]);
  });

  it.each(walks)('$title: is as long as it says', ({ count, files }) => {
    expect([...new Set(files)]).toHaveLength(count);
  });

  it.each(walks)('$title: reaches each file by an import of one before', ({ files }) => {
    expect(unreached(files, (file) => importsOf(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('would notice a step that is missing between two files, or out of its place', () => {
    const imports: Record<string, string[]> = {
      'functions/a/lambda.ts': ['b.ts'],
      'b.ts': ['c.ts'],
      'c.ts': ['d.ts'],
    };
    const from = (...files: string[]) =>
      unreached(['functions/a/lambda.ts', ...files], (file) => imports[file] ?? []);
    expect([from('b.ts', 'c.ts', 'd.ts'), from('b.ts', 'd.ts'), from('c.ts', 'b.ts')]).toEqual([
      [],
      ['d.ts'],
      ['c.ts'],
    ]);
    expect(importsOf('a/b.ts', "import type { X } from './x.ts';\nimport { y } from '../y.ts';")).toEqual([
      'y.ts',
    ]);
  });
});
