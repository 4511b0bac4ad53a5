import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { format } from 'node:util';
import * as vitest from 'vitest';
import { runningTest } from './running-test.ts';
import { Suite, type Test } from './suite.ts';

/*
 * What a test file imports as `vitest` while mutants are judged: declarations that only collect, and the expectations of
 * vitest itself.
 */

const usualTime = 15_000;

/** The suite whose tests are being declared. */
let open: Suite | undefined;

type Row = (...given: unknown[]) => unknown;

/** Loads a test file. @returns its suite @throws what the file throws */
export async function declaredBy(file: string, load: () => Promise<unknown>): Promise<Suite> {
  const suite = new Suite(file, file);
  open = suite;
  try {
    await load();
  } finally {
    open = undefined;
  }
  return suite;
}

function current(): Suite {
  if (open === undefined) throw new Error('a test is declared outside of a test file');
  return open;
}

function declareSuite(name: string, declare: () => unknown): void {
  const parent = current();
  const suite = new Suite(`${parent.name} ${name}`, parent.file);
  parent.children.push(suite);
  open = suite;
  try {
    declare();
  } finally {
    open = parent;
  }
}

function declareTest(name: string, run: () => unknown, mayTake = usualTime): void {
  const suite = current();
  // Two rows of a table may have one name.
  const test: Test = { id: `${suite.file}#${suite.name} ${name} ${suite.children.length}`, run, mayTake };
  suite.children.push(test);
}

/** A row of `each`: an array is the arguments, anything else the only one. */
function given(row: unknown): readonly unknown[] {
  return Array.isArray(row) ? row : [row];
}

/** vitest's `describe`, as far as the tests use it. */
export const describe = Object.assign(declareSuite, {
  each: (rows: readonly unknown[]) => (name: string, declare: Row) => {
    for (const row of rows) declareSuite(format(name, ...given(row)), () => declare(...given(row)));
  },
});

/** vitest's `it`, as far as the tests use it. */
export const it = Object.assign(declareTest, {
  each: (rows: readonly unknown[]) => (name: string, run: Row, mayTake?: number) => {
    for (const row of rows) declareTest(format(name, ...given(row)), () => run(...given(row)), mayTake);
  },
});

/** vitest's hooks. */
export const beforeAll = (step: () => unknown): unknown => current().beforeAll.push(step);
/** Runs a step before each test of the suite that is being declared. */
export const beforeEach = (step: () => unknown): unknown => current().beforeEach.push(step);
/** Runs a step after each test of the suite that is being declared. */
export const afterEach = (step: () => unknown): unknown => current().afterEach.push(step);
/** Runs a step after the last test of the suite that is being declared. */
export const afterAll = (step: () => unknown): unknown => current().afterAll.push(step);
/** Runs a step when the running test has ended. */
export const onTestFinished = (step: () => unknown): unknown => runningTest.endings.push(step);

/** vitest's `expect`, with file snapshots that are only compared. */
export const expect = vitest.expect;
// What an extended expectation asks vitest's worker for.
Object.assign(globalThis, { __vitest_worker__: {} });
expect.extend({
  toMatchFileSnapshot(received: unknown, path: string) {
    const stored = readFileSync(resolve(dirname(runningTest.file), path), 'utf8');
    return { pass: received === stored, message: () => `differs from ${path}` };
  },
});

/** vitest's spies. */
export const vi = vitest.vi;
