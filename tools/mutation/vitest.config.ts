import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import base from '../../vitest.config.ts';

/** The environment variable that names the tests of a run: globs, separated by commas. */
export const testsVariable = 'TIENDO_MUTATION_TESTS';

/** Tests of seconds, for thousands of cases; they run only when all others have let a mutant live. */
const slowTests = /oracle|properties|ladder-dates|csv-text|sending-limits|fuzz|access-matrix/;

/** The first test that fails ends the run, so the quick ones come first. */
class QuickOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification) => slowTests.test(moduleId);
    return [...files.filter((file) => !isSlow(file)), ...files.filter(isSlow)];
  }
}

export default defineConfig({
  test: {
    ...base.test,
    include: (process.env[testsVariable] ?? '').split(','),
    sequence: { sequencer: QuickOnesFirst },
  },
});
