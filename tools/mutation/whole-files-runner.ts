import {
  commonTokens,
  declareFactoryPlugin,
  type Injector,
  type PluginContext,
  PluginKind,
  tokens,
} from '@stryker-mutator/api/plugin';
import { type MutantRunOptions, MutantRunStatus, type TestRunner } from '@stryker-mutator/api/test-runner';
import {
  strykerValidationSchema as originalSchema,
  strykerPlugins as originals,
} from '@stryker-mutator/vitest-runner';

/** The name that configurations use for {@link wholeFilesRunner}. */
export const runnerName = 'vitest-whole-files';

/**
 * Stryker's vitest runner, without its two ways of reporting a mutant that vitest 5 detects as a survivor.
 *
 * - It picks single tests by a name whose parts a space joins; vitest joins them by ` > `, so a test inside a `describe`
 *   never runs. Here the whole test files run that reach the mutant.
 * - A test file that cannot be loaded has no tests, and none of them fails. Here fewer tests than without a mutant are a
 *   failure.
 */
function wholeFilesRunner(injector: Injector<PluginContext>): TestRunner {
  const [original] = originals;
  if (original === undefined) throw new Error('@stryker-mutator/vitest-runner has no test runner');
  const runner = injector.injectFunction(original.factory);
  let testsWithoutMutant: Promise<number> | undefined;
  return {
    capabilities: () => runner.capabilities(),
    init: async () => runner.init?.(),
    dryRun: (options) => runner.dryRun(options),
    mutantRun: async (options) => {
      const result = await runner.mutantRun(withWholeFiles(options));
      if (result.status !== MutantRunStatus.Survived || options.testFilter !== undefined) return result;
      testsWithoutMutant ??= countTests(runner, options);
      if (result.nrOfTests >= (await testsWithoutMutant)) return result;
      const failureMessage = 'a test file could not be loaded';
      return { ...result, status: MutantRunStatus.Killed, killedBy: [], failureMessage };
    },
    dispose: async () => runner.dispose?.(),
  };
}
wholeFilesRunner.inject = tokens(commonTokens.injector);

/** A test's id is its file, `#` and its name; without a name it means all tests of the file. */
function withWholeFiles(options: MutantRunOptions): MutantRunOptions {
  const { testFilter } = options;
  if (testFilter === undefined) return options;
  return { ...options, testFilter: [...new Set(testFilter.map((id) => `${id.split('#')[0]}#`))] };
}

/** The number of tests, measured with a mutant that does not exist. */
async function countTests(runner: TestRunner, options: MutantRunOptions): Promise<number> {
  const result = await runner.mutantRun({
    ...options,
    activeMutant: { ...options.activeMutant, id: 'none' },
  });
  if (result.status !== MutantRunStatus.Survived)
    throw new Error(`tests fail without a mutant: ${result.status}`);
  return result.nrOfTests;
}

/** The plugin that Stryker loads from this file. */
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, runnerName, wholeFilesRunner)];

/** The schema of the settings under `vitest`. */
export const strykerValidationSchema = originalSchema;
