import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import base from '../../vitest.config.ts';

/** The environment variable with the tests of a run: globs, separated by commas. */
export const testsVariable = 'TIENDO_MUTATION_TESTS';

/** Slow tests, with thousands of cases; they run only after all others have missed the mutant. */
const slowTests = /oracle|properties|ladder-dates|csv-text|sending-limits|fuzz|access-matrix/;

/** The first failing test ends the run, so the fast ones come first. */
class QuickOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification) => slowTests.test(moduleId);
    return [...files.filter((file) => !isSlow(file)), ...files.filter(isSlow)];
  }
}

export default defineConfig({
  test: {
    ...base.test,
    isolate: true,
    include: (process.env[testsVariable] ?? '').split(','),
    sequence: { sequencer: QuickOnesFirst },
  },
});
