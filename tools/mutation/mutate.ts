import { mkdirSync } from 'node:fs';
import type { MutantResult } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { type JudgedFolder, judgedFolders } from './folders.ts';
import { testsVariable } from './vitest.config.ts';
import { runnerName } from './whole-files-runner.ts';

/*
 * Mutates folders one after another and prints what survived: `npm run mutate -- [folder or file]…`. Without arguments it
 * covers every folder, which takes hours; a file is mutated alone. Reports for later are under `reports/mutation/`.
 */

const asked = process.argv.slice(2);
const scores: string[] = [];
for (const judged of judgedFolders) {
  const targets =
    asked.length === 0 ? [judged.folder] : asked.filter((path) => `${path}/`.startsWith(`${judged.folder}/`));
  for (const target of targets) scores.push(scoreOf(target, await mutate(judged, target)));
}
console.log(scores.join('\n'));

async function mutate({ tests }: JudgedFolder, target: string): Promise<MutantResult[]> {
  process.env[testsVariable] = tests.map((path) => path.replace(/\*\*$/, '**/*.test.ts')).join(',');
  mkdirSync('reports/mutation', { recursive: true });
  return new Stryker({
    mutate: [target.endsWith('.ts') ? target : `${target}/**/*.ts`],
    plugins: ['./tools/mutation/whole-files-runner.ts'],
    testRunner: runnerName,
    vitest: { configFile: 'tools/mutation/vitest.config.ts', related: false },
    coverageAnalysis: 'perTest',
    // Stryker reads a real one with a part of TypeScript that version 7 no longer has.
    tsconfigFile: 'none.json',
    concurrency: Number(process.env['CONCURRENCY'] ?? 2),
    timeoutMS: 20_000,
    ignorePatterns: ['cdk.out', '.tiendo', 'coverage', 'reports'],
    reporters: ['clear-text', 'json'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: false },
    jsonReporter: { fileName: `reports/mutation/${target.replaceAll('/', '-')}.json` },
  }).runMutationTest();
}

function scoreOf(target: string, results: readonly MutantResult[]): string {
  const count = (...statuses: string[]) => results.filter(({ status }) => statuses.includes(status)).length;
  const killed = count('Killed', 'Timeout');
  const valid = killed + count('Survived', 'NoCoverage');
  return `${target}: ${killed} of ${valid} killed (${((100 * killed) / valid).toFixed(1)} %)`;
}
