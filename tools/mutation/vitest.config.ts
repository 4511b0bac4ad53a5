import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

/** The environment variable that names the tests of a run: paths and globs, separated by commas. */
export const testsVariable = 'TIENDO_MUTATION_TESTS';

export default defineConfig({
  test: { ...base.test, include: (process.env[testsVariable] ?? '').split(',') },
});
