import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { comparisonRows, type Figures, figuresIn } from './comparison.ts';
import { printTable } from './verdict.ts';

const project = fileURLToPath(new URL('..', import.meta.url));

/**
 * Measures sections at two commits in turns, each in a work tree of its own with the packages of this one, and prints the CPU time
 * before, after and after ⁄ before. Each commit is measured by its own benchmark.
 * @param commits the earlier and the later commit
 * @param sections the sections by name
 * @param turns how often each commit is measured
 * @param words what each run is started with, besides its section
 */
export function compareCommits(
  [before, after]: readonly [string, string],
  sections: readonly string[],
  turns: number,
  words: readonly string[],
): void {
  const folder = mkdtempSync(join(tmpdir(), 'tiendo-compare-'));
  const trees = [join(folder, 'before'), join(folder, 'after')] as const;
  try {
    for (const [index, commit] of [before, after].entries()) {
      const tree = trees[index] ?? '';
      execFileSync('git', ['worktree', 'add', '--quiet', '--detach', tree, commit], { cwd: project });
      symlinkSync(join(project, 'node_modules'), join(tree, 'node_modules'));
    }
    for (const section of sections) {
      const [one, other] = inTurns(trees, section, turns, words);
      console.log(`\n${section}: CPU ms at ${before} and ${after}; medians of turns.\n`);
      printTable(['', 'before', 'after', 'after ⁄ before'], comparisonRows(one, other));
    }
  } finally {
    for (const tree of trees)
      spawnSync('git', ['worktree', 'remove', '--force', tree], { cwd: project, stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Measures each commit once a turn; their runs alternate, so that other load on the machine affects both. */
function inTurns(
  [before, after]: readonly [string, string],
  section: string,
  turns: number,
  words: readonly string[],
): [Figures[], Figures[]] {
  const runs: [Figures[], Figures[]] = [[], []];
  for (let turn = 0; turn < turns; turn += 1) {
    runs[0].push(figuresOf(before, section, words));
    runs[1].push(figuresOf(after, section, words));
  }
  return runs;
}

/** Runs a section in a work tree. @returns its figures; none where the section is not there */
function figuresOf(tree: string, section: string, words: readonly string[]): Figures {
  const started = ['bench/bench.ts', ...words, '--only', section];
  const { stdout } = spawnSync(process.execPath, started, {
    cwd: tree,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return figuresIn(stdout);
}
