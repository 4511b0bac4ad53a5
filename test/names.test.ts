import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The names that a source exports where they are declared. */
function exportedIn(source: string): string[] {
  const declaration =
    /^export (?:async )?(?:abstract )?(?:type|interface|class|function\*?|const|let) (?<name>\w+)/gm;
  return [...source.matchAll(declaration)].map(({ groups }) => groups?.['name'] ?? '');
}

/** The files that export each name that more than one of them does. */
function sharedNames(sources: ReadonlyMap<string, string>): Record<string, string[]> {
  const exported = [...sources].flatMap(([file, source]) =>
    [...new Set(exportedIn(source))].map((name) => ({ name, file })),
  );
  const byName = Map.groupBy(exported, ({ name }) => name);
  const shared = [...byName].filter(([, places]) => places.length > 1).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(shared.map(([name, places]) => [name, places.map(({ file }) => file).sort()]));
}

describe('exported names', () => {
  it('mean one thing: no two files share one, but an operation or resource of the contract and its use case', () => {
    const files = globSync('{domain,usecases,contract,adapters}/**/*.ts');
    expect(files.length).toBeGreaterThan(500);
    expect(sharedNames(new Map(files.map((file) => [file, readFileSync(file, 'utf8')])))).toEqual({
      listRevisions: ['contract/submissions/showing-submissions.ts', 'usecases/submitting/list-revisions.ts'],
      signIn: ['contract/sign-in.ts', 'usecases/access/sign-in.ts'],
    });
  });

  it('would notice a second one', () => {
    const sources = new Map([
      ['a.ts', 'export type Place = string;\nexport async function* read() {}\nexport function* walk() {}'],
      ['b.ts', 'export abstract class Place {}\nexport const other = 1;\nconst read = 2;'],
      ['c.ts', 'export function walk() {}'],
    ]);
    expect(sharedNames(sources)).toEqual({ Place: ['a.ts', 'b.ts'], walk: ['a.ts', 'c.ts'] });
  });
});
