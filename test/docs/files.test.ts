import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const documents = globSync(['*.md', 'docs/**/*.md', 'example/*.md', 'bench/*.md']).sort();

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

/** The tests and folders of tests that a text names, wherever they stand: in sentences, in tables and in commands. */
function testPathsIn(markdown: string): string[] {
  return [...markdown.matchAll(/(?<![\w/.-])test\/[\w./<>*…-]*[\w>]/g)].map(([path]) => path);
}

it('the paths of tests are found in sentences and in blocks of commands', () => {
  const markdown =
    'See `test/docs`, and test/a-<name>.test.ts.\n```\nnpx vitest run test/usecases/x  # some\n```\n';
  expect(testPathsIn(markdown)).toEqual(['test/docs', 'test/a-<name>.test.ts', 'test/usecases/x']);
});

// A finished version names the tests that it had.
const living = (document: string) => {
  const text = readFileSync(document, 'utf8');
  return document === 'CHANGELOG.md' ? (text.split(/^## \[?\d/m)[0] ?? '') : text;
};

it.each(documents)('%s names only tests that there are', (document) => {
  const missing = testPathsIn(living(document)).filter(
    (path) => globSync([path, `${path}*.ts`].map((one) => one.replaceAll(/<[^>]*>|…/g, '*'))).length === 0,
  );
  expect(missing).toEqual([]);
});

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\d\-_ ]/gu, '')
    .replaceAll(' ', '-');

/** The anchors of a document's headings. */
function anchorsIn(markdown: string): string[] {
  return [...markdown.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    anchorOf(heading),
  );
}

it.each(documents)('%s links only to files and headings that there are', (document) => {
  const links = [...readFileSync(document, 'utf8').matchAll(/(?:\]\(|<img src=")(?!https?:)([^)"\s]+)/g)];
  const broken = links
    .map(([, link = '']) => link)
    .filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? document : join(dirname(document), file);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsIn(readFileSync(target, 'utf8')).includes(anchor);
    });
  expect(broken).toEqual([]);
});

it('the index of decisions names each of them, by its heading', () => {
  const decisions = readFileSync('docs/decisions.md', 'utf8');
  const headings = [...decisions.matchAll(/^## ((\d+)\. (.+))$/gm)].map(([, heading = '', number, title]) => {
    return { link: `[${number}](#${anchorOf(heading)})`, title };
  });
  const index = [...decisions.matchAll(/^\| (\[\d+\]\(#[^)]+\)) \| [\w-]+ \| (.+) \|$/gm)];
  expect(index.map(([, link, title]) => ({ link, title }))).toEqual(headings);
  expect(headings.length).toBeGreaterThan(40);
});

it('every decision has its date, the alternatives, and what would reopen it', () => {
  const [, ...decisions] = readFileSync('docs/decisions.md', 'utf8').split(/^## (?=\d+\. )/m);
  const parts = (decision: string) => ({
    date: /^.+\n\n\*\d{4}-\d\d-\d\d\./.test(decision),
    alternatives: /^\*Alternatives\.\* \S/m.test(decision),
    reopen: /^\*Reopen\* (?:when|on) \S/m.test(decision),
  });
  const all = { date: true, alternatives: true, reopen: true };
  expect(decisions.map((decision) => [Number.parseInt(decision, 10), parts(decision)])).toEqual(
    decisions.map((_, index) => [index + 1, all]),
  );
});
