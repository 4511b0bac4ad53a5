import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { testEnvironment } from '../../../test/environment.ts';
import type { Suite } from './suite.ts';
import { declaredBy } from './vitest.ts';

/** The environment variable with the tests of a run: globs, separated by commas. */
export const testsVariable = 'TIENDO_MUTATION_TESTS';

/** Slow tests, with thousands of cases; they run only after all others have missed the mutant. */
const slowTests = /oracle|properties|ladder-dates|csv-text|sending-limits|fuzz|access-matrix/;

/** Tests that would take seconds for each mutant that survives. */
const tooSlow = /every-week-reported|large-catalogues|many-deliveries|several-at-once|rate-limit/;

const standIn = new URL('vitest.ts', import.meta.url).href;

/** Loads the test files of the working directory, fast ones first. @throws what a file throws */
export async function loadSuites(): Promise<Suite[]> {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'vitest' && context.parentURL !== standIn
        ? { url: standIn, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
  });
  Object.assign(process.env, testEnvironment);
  await load('test/setup.ts');
  const files = globSync((process.env[testsVariable] ?? '').split(','))
    .filter((file) => !tooSlow.test(file))
    .sort();
  const isSlow = (file: string) => slowTests.test(file);
  const suites: Suite[] = [];
  for (const file of [...files.filter((one) => !isSlow(one)), ...files.filter(isSlow)])
    suites.push(await declaredBy(file, () => load(file)));
  return suites;
}

async function load(file: string): Promise<unknown> {
  return import(pathToFileURL(resolve(file)).href);
}
