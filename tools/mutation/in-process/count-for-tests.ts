import type { CoverageData, MutantCoverage } from '@stryker-mutator/api/core';
import type { Suite } from './suite.ts';

/** Counts what the steps before and after all tests of a suite reached for each of its tests. */
export function countForTests(counted: MutantCoverage, suites: readonly Suite[]): MutantCoverage {
  const perTest = { ...counted.perTest };
  for (const suite of suites.flatMap((one) => one.suites)) {
    const reached = perTest[suite.id];
    if (reached === undefined) continue;
    for (const { id } of suite.tests) perTest[id] = added(perTest[id] ?? {}, reached);
    delete perTest[suite.id];
  }
  return { static: counted.static, perTest };
}

function added(some: CoverageData, more: CoverageData): CoverageData {
  const sum = { ...some };
  for (const [mutant, times] of Object.entries(more)) sum[mutant] = (sum[mutant] ?? 0) + times;
  return sum;
}
