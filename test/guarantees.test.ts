import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guaranteesFile, guaranteesIn, withTests } from './guarantees/guarantee-list.ts';
import { namedTests, namedTestsIn } from './guarantees/named-tests.ts';

const markdown = readFileSync(guaranteesFile, 'utf8');
const guarantees = guaranteesIn(markdown);
const tests = namedTests();
const named = new Set(tests.flatMap(({ ids }) => ids));

describe('the list of guarantees', () => {
  it('has every fault, requirement and point once', () => {
    const ids = guarantees.map(({ id }) => id);
    const numbered = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
    expect(ids.toSorted()).toEqual(
      [...numbered('F', 159), ...numbered('R', 22), ...numbered('P', 59)].toSorted(),
    );
    expect(guarantees.filter(({ promise }) => promise === '')).toEqual([]);
  });

  it('has every guarantee that a test names', () => {
    const listed = new Set(guarantees.map(({ id }) => id));
    const unknown = tests.filter(({ ids }) => ids.some((id) => !listed.has(id)));
    expect(unknown).toEqual([]);
  });

  it('promises nothing that no test shows', () => {
    const unproved = guarantees.filter(({ id, notYet }) => notYet === null && !named.has(id));
    expect(unproved.map(({ id }) => id)).toEqual([]);
  });

  it('says “not yet” of nothing that a test shows', () => {
    const proved = guarantees.filter(({ id, notYet }) => notYet !== null && named.has(id));
    expect(proved.map(({ id }) => id)).toEqual([]);
  });

  it('names the tests as they are; `npm run guarantees` writes them', () => {
    expect(markdown).toBe(withTests(markdown, tests));
  });
});

describe('the names of tests', () => {
  it('are read from any kind of string, with one id or several', () => {
    const source = [
      `it('F1: runs once', () => {`,
      `  describe("R2, P3: don’t \\"leak\\"", () => {`,
      '  it(`F4: answers requests`, () => {',
      `  ])('F55: reads %s', (_, text) => {`,
      `  const other = 'P06.11: an indicator';`,
      `  // F5: a comment`,
    ].join('\n');
    expect(namedTestsIn('a.test.ts', source)).toEqual([
      { file: 'a.test.ts', ids: ['F1'], name: 'runs once' },
      { file: 'a.test.ts', ids: ['R2', 'P3'], name: 'don’t "leak"' },
      { file: 'a.test.ts', ids: ['F4'], name: 'answers requests' },
      { file: 'a.test.ts', ids: ['F55'], name: 'reads %s' },
    ]);
  });

  it('come after the names of the groups they are in', () => {
    const source = [
      "describe('F9: an answer', () => {",
      "  it('F1: is whole', () => {",
      "  describe('of a list', () => {",
      "    it('F2: has pages', () => {",
      '    it(',
      "      'F3: has an end',",
      '  ])(',
      "    'F4: is one of %s',",
      "describe('a file', () => {",
      "  it('F5: is read', () => {",
    ].join('\n');
    expect(namedTestsIn('a.test.ts', source).map(({ name }) => name)).toEqual([
      'an answer',
      'an answer › is whole',
      'an answer › of a list › has pages',
      'an answer › of a list › has an end',
      'an answer › is one of %s',
      'a file › is read',
    ]);
  });
});
