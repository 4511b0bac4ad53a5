import { performance } from 'node:perf_hooks';
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { countForTests } from './count-for-tests.ts';
import { loadSuites } from './load-suites.ts';
import { type Failure, runSuites } from './run-suites.ts';
import type { Suite, Test } from './suite.ts';

declare global {
  /** What the instrumented code reads and counts. */
  var __stryker__: InstrumenterContext | undefined;
}

/** The name that configurations use for {@link InProcessRunner}. */
export const runnerName = 'in-process';

/** What came of the tests of a mutant, and how often they reached it. */
type Judgement = { readonly failure: Failure | undefined; readonly ran: number; readonly hits: number };

/**
 * Runs the tests of a folder in one process that loads them once; each mutant is only switched on. Vitest loads all
 * modules anew for each mutant, which takes most of the time.
 *
 * What a module makes once, such as a schema made when it is first used, would never meet a mutant, or keep it:
 *
 * - Each test runs without a mutant before it runs with one, so nothing is made while a mutant is switched on.
 * - A mutant that is not reached then is judged again in a new process, without those runs before it.
 * - A test that notices a mutant runs again without it; if it fails again, a new process judges.
 *
 * Stryker starts a new process, and tries once more there, when a run is rejected.
 */
class InProcessRunner implements TestRunner {
  #suites: readonly Suite[] | undefined;
  /** The tests that have run without a mutant; undefined until this process has judged its first mutant. */
  #warm: Set<Test> | undefined;
  #isSpoiled = false;

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: false };
  }

  async dryRun(): Promise<DryRunResult> {
    const suites = await this.#load();
    const began: [id: string | undefined, at: number][] = [];
    const { failure } = await runSuites(
      suites,
      () => true,
      (running) => {
        Object.assign(context(), { currentTestId: running?.id });
        began.push([running?.id, performance.now()]);
      },
    );
    if (failure !== undefined)
      return { status: DryRunStatus.Error, errorMessage: `${failure.test.id}: ${failure.reason}` };
    const tests = suites.flatMap((suite) => suite.tests);
    const timeSpentMs = (test: Test) => {
      const index = began.findIndex(([id]) => id === test.id);
      return (began[index + 1]?.[1] ?? 0) - (began[index]?.[1] ?? 0);
    };
    return {
      status: DryRunStatus.Complete,
      tests: tests.map((test) => ({
        id: test.id,
        name: test.id,
        timeSpentMs: timeSpentMs(test),
        status: TestStatus.Success,
      })),
      mutantCoverage: countForTests(context().mutantCoverage ?? { static: {}, perTest: {} }, suites),
    };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    if (this.#isSpoiled) throw new Error('what a module made is spoiled');
    const isFirst = this.#warm === undefined;
    this.#warm ??= new Set();
    if (options.mutantActivation === 'static') context().activeMutant = options.activeMutant.id;
    let suites: readonly Suite[];
    try {
      suites = await this.#load();
    } catch (error) {
      return killed('(a test file that could not be loaded)', String(error), 0);
    }
    const chosen = chosenTests(suites, options.testFilter);
    if (!isFirst) await this.#warmUp(suites, chosen);
    const judgement = await judge(suites, chosen, options);
    if (isFirst) this.#isSpoiled = (await judge(suites, chosen, options)).hits === 0;
    else if (judgement.hits === 0) throw new Error('the mutant was not reached');
    const { failure, hits, ran } = judgement;
    if (options.hitLimit !== undefined && hits > options.hitLimit)
      return { status: MutantRunStatus.Timeout, reason: `reached ${hits} times` };
    if (failure === undefined) return { status: MutantRunStatus.Survived, nrOfTests: ran };
    if (options.mutantActivation === 'runtime') {
      const without = await runSuites(suites, (test) => test === failure.test);
      if (without.failure !== undefined) {
        this.#isSpoiled = true;
        if (!isFirst) throw new Error(`fails without the mutant too: ${failure.test.id}`);
      }
    }
    return killed(failure.test.id, failure.reason, ran);
  }

  async #warmUp(suites: readonly Suite[], chosen: ReadonlySet<Test>): Promise<void> {
    const { failure } = await runSuites(suites, (test) => chosen.has(test) && this.#warm?.has(test) !== true);
    if (failure !== undefined)
      throw new Error(`fails without a mutant: ${failure.test.id}: ${failure.reason}`);
    for (const test of chosen) this.#warm?.add(test);
  }

  async #load(): Promise<readonly Suite[]> {
    this.#suites ??= await loadSuites();
    return this.#suites;
  }
}

function context(): InstrumenterContext {
  const found = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ?? {};
  globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] = found;
  return found;
}

function chosenTests(suites: readonly Suite[], ids: readonly string[] | undefined): ReadonlySet<Test> {
  const tests = suites.flatMap((suite) => suite.tests);
  const wanted = ids === undefined ? undefined : new Set(ids);
  return new Set(wanted === undefined ? tests : tests.filter(({ id }) => wanted.has(id)));
}

/** Runs the chosen tests with the mutant switched on. */
async function judge(
  suites: readonly Suite[],
  chosen: ReadonlySet<Test>,
  { activeMutant, hitLimit }: MutantRunOptions,
): Promise<Judgement> {
  Object.assign(context(), { hitCount: 0, hitLimit, activeMutant: activeMutant.id });
  const { failure, ran } = await runSuites(suites, (test) => chosen.has(test));
  const hits = context().hitCount ?? 0;
  Object.assign(context(), { hitCount: undefined, hitLimit: undefined, activeMutant: undefined });
  return { failure, ran, hits };
}

function killed(by: string, failureMessage: string, nrOfTests: number): MutantRunResult {
  return { status: MutantRunStatus.Killed, killedBy: [by], failureMessage, nrOfTests };
}

/** The plugin that Stryker loads from this file. */
export const strykerPlugins = [
  declareFactoryPlugin(
    PluginKind.TestRunner,
    runnerName,
    Object.assign(() => new InProcessRunner(), { inject: [] }),
  ),
];
