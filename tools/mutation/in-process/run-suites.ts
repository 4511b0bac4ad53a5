import { setTimeout as wait } from 'node:timers/promises';
import { runningTest } from './running-test.ts';
import { Suite, type Test } from './suite.ts';

/** A test that failed, and why. */
export type Failure = { readonly test: Test; readonly reason: string };

/** Is told whose steps begin: a test's, or those before and after all tests of a suite. */
export type OnStep = (running: Test | Suite | undefined) => void;

/**
 * Runs the chosen tests of suites one after another until one fails.
 *
 * @returns the failure and the number of tests that ran
 */
export async function runSuites(
  suites: readonly Suite[],
  isChosen: (test: Test) => boolean,
  onStep: OnStep = () => undefined,
): Promise<{ readonly failure: Failure | undefined; readonly ran: number }> {
  const run = new Run(isChosen, onStep);
  for (const suite of suites) {
    runningTest.file = suite.file;
    await run.suite(suite, []);
    if (run.failure !== undefined) break;
  }
  return { failure: run.failure, ran: run.ran };
}

class Run {
  readonly #isChosen: (test: Test) => boolean;
  readonly #onStep: OnStep;
  failure: Failure | undefined;
  ran = 0;

  constructor(isChosen: (test: Test) => boolean, onStep: OnStep) {
    this.#isChosen = isChosen;
    this.#onStep = onStep;
  }

  async suite(suite: Suite, around: readonly Suite[]): Promise<void> {
    const first = suite.tests.find(this.#isChosen);
    if (first === undefined) return;
    this.#onStep(suite);
    await this.#attempt(first, suite.beforeAll);
    for (const child of suite.children) {
      if (this.failure !== undefined) break;
      if (child instanceof Suite) await this.suite(child, [...around, suite]);
      else if (this.#isChosen(child)) await this.#test(child, [...around, suite]);
    }
    this.#onStep(suite);
    await this.#attempt(first, suite.afterAll);
    this.#onStep(undefined);
  }

  async #test(test: Test, around: readonly Suite[]): Promise<void> {
    this.#onStep(test);
    this.ran++;
    const before = around.flatMap(({ beforeEach }) => beforeEach);
    const after = around.toReversed().flatMap(({ afterEach }) => afterEach);
    await this.#attempt(test, [...before, test.run]);
    await this.#attempt(test, [...after, ...runningTest.endings.splice(0).reverse()]);
  }

  /** Runs steps until one fails; a failure before stays the one that is reported. */
  async #attempt(test: Test, steps: readonly (() => unknown)[]): Promise<void> {
    const timer = new AbortController();
    const tooLong = wait(test.mayTake, 'takes too long', { signal: timer.signal }).catch(() => undefined);
    const reason = await Promise.race([firstError(steps), tooLong]);
    timer.abort();
    if (reason !== undefined) this.failure ??= { test, reason };
  }
}

async function firstError(steps: readonly (() => unknown)[]): Promise<string | undefined> {
  try {
    for (const step of steps) await step();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
