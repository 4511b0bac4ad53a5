import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { type JudgedFolder, judgedFolders } from './folders.ts';
import { runnerName } from './in-process/in-process-runner.ts';
import { testsVariable } from './in-process/load-suites.ts';

/*
 * Mutates folders one after another and prints the survivors: `npm run mutate -- [folder or file]…`. Without arguments
 * it covers every folder, which takes hours. Full reports are written to `reports/mutation/`. CONCURRENCY defaults to
 * 2. With SHARE, such as 0.1, only the mutants of that share of the lines are made: always the same lines of a file, and
 * no mutant of more than one line. With STATIC=no, no mutants of what a module makes as it is loaded, such as schemas and texts: each takes
 * a new process.
 */

const asked = process.argv.slice(2);
const share = Number(process.env['SHARE'] ?? 1);
const scores: string[] = [];
for (const judged of judgedFolders) {
  const targets =
    asked.length === 0 ? [judged.folder] : asked.filter((path) => `${path}/`.startsWith(`${judged.folder}/`));
  for (const target of targets) {
    const results = await mutate(judged, target);
    for (const result of results)
      if (isSurvivor(result) || result.status === 'Timeout') console.log(described(result));
    scores.push(scoreOf(target, results));
  }
}
console.log(scores.join('\n'));

async function mutate({ tests }: JudgedFolder, target: string): Promise<MutantResult[]> {
  process.env[testsVariable] = tests.map((path) => path.replace(/\*\*$/, '**/*.test.ts')).join(',');
  mkdirSync('reports/mutation', { recursive: true });
  return new Stryker({
    mutate: filesOf(target).flatMap((file) => (share < 1 ? sampledLines(file) : [file])),
    plugins: ['./tools/mutation/in-process/in-process-runner.ts'],
    testRunner: runnerName,
    coverageAnalysis: 'perTest',
    ignoreStatic: process.env['STATIC'] === 'no',
    // Names are checked by the compiler, and sentences are reviewed: their mutants say little and cost a third of a run.
    mutator: { excludedMutations: ['StringLiteral'] },
    // Stryker parses a real one with a TypeScript API that version 7 no longer has.
    tsconfigFile: 'none.json',
    concurrency: Number(process.env['CONCURRENCY'] ?? 2),
    // A machine with other load is slow; a slow mutant must not count as detected.
    timeoutMS: 60_000,
    ignorePatterns: ['cdk.out', '.tiendo', 'coverage', '/reports'],
    reporters: ['json'],
    jsonReporter: { fileName: `reports/mutation/${target.replaceAll('/', '-')}.json` },
  }).runMutationTest();
}

function filesOf(target: string): string[] {
  return target.endsWith('.ts') ? [target] : globSync(`${target}/**/*.ts`);
}

/** A share of a file's lines, as ranges that Stryker reads. */
function sampledLines(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const isChosen = (line: number) =>
    createHash('sha256').update(`${file}:${line}`).digest().readUInt32BE() < share * 2 ** 32;
  return lines.flatMap((_, index) => (isChosen(index + 1) ? [`${file}:${index + 1}-${index + 1}`] : []));
}

function isSurvivor({ status }: MutantResult): boolean {
  return status === 'Survived' || status === 'NoCoverage';
}

/** A survivor on one line: its location, and its replacement. */
function described({ status, fileName, location, mutatorName, replacement = '' }: MutantResult): string {
  const { line, column } = location.start;
  const [first = '', ...rest] = replacement.split('\n');
  const place = `${relative('.', fileName)}:${line}:${column}`;
  return `${status} ${place} ${mutatorName} → ${first}${rest.length === 0 ? '' : ' …'}`;
}

/** The number of detected mutants, including those that time out. */
function scoreOf(target: string, results: readonly MutantResult[]): string {
  const killed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const all = killed + results.filter(isSurvivor).length;
  return `${target}: ${killed} of ${all} killed (${((100 * killed) / all).toFixed(1)} %)`;
}
