import { basename } from 'node:path';
import type { NamedTest } from './named-tests.ts';

/** The file with the promises. */
export const guaranteesFile = 'docs/guarantees.md';

/** One promise of the list. */
export type Guarantee = {
  readonly id: string;
  readonly promise: string;
  /** Why nothing keeps the promise so far; null when it is kept. */
  readonly notYet: string | null;
};

const entry = /^- \*\*([FRP]\d+)\*\* (.*)\n((?: {2}- .*\n)*)/gm;
const notYet = /^ {2}- not yet: (.+)$/m;

/** The promises in the list, in order. */
export function guaranteesIn(markdown: string): Guarantee[] {
  return [...markdown.matchAll(entry)].map(([, id = '', promise = '', shownBy = '']) => ({
    id,
    promise,
    notYet: notYet.exec(shownBy)?.[1] ?? null,
  }));
}

/** The list with the tests under each promise; one that says “not yet” stays unchanged. */
export function withTests(markdown: string, tests: readonly NamedTest[]): string {
  return markdown.replaceAll(entry, (whole, id: string, promise: string, shownBy: string) =>
    notYet.test(shownBy) ? whole : `- **${id}** ${promise}\n${testsOf(id, tests)}`,
  );
}

/** The tests of a promise, a line for each file. */
function testsOf(id: string, tests: readonly NamedTest[]): string {
  const names = new Map<string, string[]>();
  for (const test of tests.filter(({ ids }) => ids.includes(id)))
    names.set(test.file, [...(names.get(test.file) ?? []), test.name]);
  return [...names]
    .map(
      ([file, of]) => `  - [${basename(file, '.ts').replace('.test', '')}](../${file}): ${of.join('; ')}\n`,
    )
    .join('');
}
