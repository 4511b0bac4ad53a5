import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const documents = globSync(['*.md', 'docs/**/*.md', 'example/*.md']).sort();

/** The files and folders of the project that a text names in backticks; `<…>` and `…` match any name. */
function pathsIn(markdown: string): string[] {
  const named = [...markdown.matchAll(/`((?:\.\w[\w.-]*|[\w<>-]+)(?:\/[\w.<>*…-]+)*\/?)`/g)].map(
    ([, path = '']) => path,
  );
  const folders = globSync(['*/', '.*/']).map((folder) => folder.replace(/\/$/, ''));
  return named.filter((path) => folders.includes(path.split('/')[0] ?? '') && path.includes('/'));
}

it('paths are found in backticks', () => {
  expect(pathsIn('See `domain/kinds/<kind>.ts`, `lib/`, `npm/x`, `.ci/run`, `BD.STP` and domain/x.')).toEqual(
    ['domain/kinds/<kind>.ts', 'lib/', '.ci/run'],
  );
});

it.each(documents)('%s names only files and folders that there are', (document) => {
  const missing = pathsIn(readFileSync(document, 'utf8')).filter(
    (path) => globSync(path.replaceAll(/<[^>]*>|…/g, '*')).length === 0,
  );
  expect(missing).toEqual([]);
});

it('the index of decisions names each of them, by its heading', () => {
  const decisions = readFileSync('docs/decisions.md', 'utf8');
  const headings = [...decisions.matchAll(/^## ((\d+)\. (.+))$/gm)].map(([, heading = '', number, title]) => {
    const anchor = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\d\- ]/gu, '')
      .replaceAll(' ', '-');
    return { link: `[${number}](#${anchor})`, title };
  });
  const index = [...decisions.matchAll(/^\| (\[\d+\]\(#[^)]+\)) \| [\w-]+ \| (.+) \|$/gm)];
  expect(index.map(([, link, title]) => ({ link, title }))).toEqual(headings);
  expect(headings.length).toBeGreaterThan(40);
});
