import {
  commonTokens,
  declareFactoryPlugin,
  type Injector,
  type PluginContext,
  PluginKind,
  tokens,
} from '@stryker-mutator/api/plugin';
import type { MutantRunOptions, TestRunner } from '@stryker-mutator/api/test-runner';
import { strykerPlugins as originals } from '@stryker-mutator/vitest-runner';

/** The name under which a configuration asks for {@link wholeFilesRunner}. */
export const runnerName = 'vitest-whole-files';

/**
 * Stryker's vitest runner, but for each mutant it runs the whole test files that reach it. The original picks single tests
 * by a name whose parts a space joins; vitest 5 joins them by ` > `, so a test inside a `describe` never runs and its
 * mutants seem to survive.
 */
function wholeFilesRunner(injector: Injector<PluginContext>): TestRunner {
  const [original] = originals;
  if (original === undefined) throw new Error('@stryker-mutator/vitest-runner has no test runner');
  const runner = injector.injectFunction(original.factory);
  return {
    capabilities: () => runner.capabilities(),
    init: async () => runner.init?.(),
    dryRun: (options) => runner.dryRun(options),
    mutantRun: (options) => runner.mutantRun(withWholeFiles(options)),
    dispose: async () => runner.dispose?.(),
  };
}
wholeFilesRunner.inject = tokens(commonTokens.injector);

/** A test's id is its file, `#` and its name; without a name it stands for every test of the file. */
function withWholeFiles(options: MutantRunOptions): MutantRunOptions {
  const { testFilter } = options;
  if (testFilter === undefined) return options;
  return { ...options, testFilter: [...new Set(testFilter.map((id) => `${id.split('#')[0]}#`))] };
}

/** What Stryker loads from this file. */
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, runnerName, wholeFilesRunner)];
