import { basename } from 'node:path';
import type { NamedTest } from './named-tests.ts';

/** The file with the promises. */
export const guaranteesFile = 'docs/guarantees.md';

/** One row of the list. */
export type Guarantee = {
  readonly id: string;
  readonly promise: string;
  /** Why nothing keeps the promise so far; null when it is kept. */
  readonly notYet: string | null;
};

const row = /^\| ([FRP]\d+) \| (.*?) \| (.*?) ?\|$/gm;
const notYet = /^not yet: (.+)$/;

/** The promises in the list, in order. */
export function guaranteesIn(markdown: string): Guarantee[] {
  return [...markdown.matchAll(row)].map(([, id = '', promise = '', shownBy = '']) => ({
    id,
    promise,
    notYet: notYet.exec(shownBy)?.[1] ?? null,
  }));
}

/** The list with its last column filled from the tests; rows that say “not yet” stay unchanged. */
export function withTests(markdown: string, tests: readonly NamedTest[]): string {
  return markdown.replaceAll(row, (line, id: string, promise: string, shownBy: string) =>
    notYet.test(shownBy) ? line : `| ${id} | ${promise} | ${testsOf(id, tests)} |`,
  );
}

function testsOf(id: string, tests: readonly NamedTest[]): string {
  const names = new Map<string, string[]>();
  for (const test of tests.filter(({ ids }) => ids.includes(id)))
    names.set(test.file, [...(names.get(test.file) ?? []), test.name.replaceAll('|', '\\|')]);
  return [...names]
    .map(([file, of]) => `[${basename(file, '.ts').replace('.test', '')}](../${file}): ${of.join('; ')}`)
    .join('<br>');
}
