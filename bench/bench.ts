/**
 * Measures the product beside its floors, as ratios of CPU time in interleaved rounds. Run with `npm run bench`, or with
 * `-- --only ranking --units 1000 --rounds 3` for one section and a smaller size. Exits with 1 when a target is missed by
 * more than a fifth. `-- --compare main~5 main` measures two commits in turns instead, and judges nothing.
 */

import { spawnSync } from 'node:child_process';
import { readBenchWords } from './bench-words.ts';
import { compareCommits } from './compare.ts';
import { shownMilliseconds } from './comparison.ts';
import { peakMemory } from './peak-memory.ts';
import type { Section } from './section.ts';
import { capacity } from './sections/capacity.ts';
import { coldStart } from './sections/cold-start.ts';
import { desk } from './sections/desk.ts';
import { idle } from './sections/idle.ts';
import { mail } from './sections/mail.ts';
import { naive } from './sections/naive.ts';
import { portal } from './sections/portal.ts';
import { ranking } from './sections/ranking.ts';
import { readings } from './sections/readings.ts';
import { submission } from './sections/submission.ts';
import { printTable } from './verdict.ts';

const sections: readonly Section[] = [
  ranking,
  naive,
  capacity,
  readings,
  mail,
  submission,
  coldStart,
  desk,
  idle,
  portal,
];

const { only, compare, ...options } = readBenchWords(
  process.argv.slice(2),
  sections.map(({ name }) => name),
);

/** Each section has a process of its own, so that none warms up another and the peak of memory is its own. */
function runAll(): void {
  for (const { name } of sections) {
    const own = ['bench/bench.ts', ...process.argv.slice(2), '--only', name];
    const { status } = spawnSync(process.execPath, own, { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}

async function runOne({ name, run }: Section): Promise<void> {
  const { heading, measured, verdicts } = await run(options);
  console.log(`\n${name}: ${heading}\nMedians of ${options.rounds} rounds.\n`);
  printTable(
    ['', 'elapsed ms', 'CPU ms'],
    measured.map((one) => [one.name, shownMilliseconds(one.elapsed), shownMilliseconds(one.cpu)]),
  );
  console.log();
  printTable(
    ['', 'figure', 'target', 'verdict'],
    verdicts.map(({ cells }) => cells),
  );
  const peak = Math.round(peakMemory() / 1024 ** 2);
  console.log(`\nPeak memory of this process, all of it: ${peak} MB.`);
  if (verdicts.some(({ isMissed }) => isMissed)) process.exitCode = 1;
}

const chosen = sections.find(({ name }) => name === only);
if (compare !== null) {
  const names = only === undefined ? sections.map(({ name }) => name) : [only];
  const { units, indicators, rounds } = options;
  compareCommits(compare, names, rounds, [`--units=${units}`, `--indicators=${indicators}`, '--rounds=1']);
} else if (chosen === undefined) runAll();
else await runOne(chosen);
