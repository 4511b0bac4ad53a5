import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { IndicatorSet } from '../domain/catalogue/catalogue.ts';
import { bundleScript } from './bundled-script.ts';
import type { RankingJob } from './ranking-job.ts';
import type { RecordedAnswers } from './wire-table.ts';

/** A naive ranking of a period to run beside the job. */
export type NaiveJob = {
  readonly recorded: RecordedAnswers;
  readonly set: IndicatorSet;
  readonly period: string;
  readonly before: string;
};

const cost = z.object({ elapsed: z.number(), cpu: z.number() });
const turnsSchema = z.object({ job: cost, pages: cost, naive: cost.optional() });
const onceSchema = z.object({ once: cost, megabytes: z.number() });

/** What the job, parsing its pages and, where it is given, the naive ranking take in turns. */
type Turns = z.infer<typeof turnsSchema>;
/** What the job takes that is run once, as a week's function does, and the peak of its process's memory. */
type Once = z.infer<typeof onceSchema>;

/**
 * A ranking job in bundled processes that hold nothing else, as the deployed function does: the garbage collector would otherwise
 * mark all that the bench holds, and the compiler of TypeScript would count as memory.
 */
export class RankingProcess {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ranking-job-'));
  readonly #pages = join(this.#folder, 'pages.json');
  readonly #answers = join(this.#folder, 'answers.json');
  readonly #naive = join(this.#folder, 'naive.json');
  readonly #bundle = join(this.#folder, 'job.mjs');

  private constructor() {}

  /** Runs something with the processes of a job, and removes what they need. */
  static async of<T>(job: RankingJob, use: (processes: RankingProcess) => T): Promise<T> {
    const own = new RankingProcess();
    try {
      await own.#prepare(job);
      return use(own);
    } finally {
      rmSync(own.#folder, { recursive: true });
    }
  }

  /** Measures the job, parsing its pages and perhaps a naive ranking in turns, in one process. */
  inTurns(rounds: number, naive: NaiveJob | null = null): Turns {
    if (naive !== null) {
      const { recorded, ...rest } = naive;
      writeFileSync(this.#naive, JSON.stringify({ files: this.#filesOf(recorded, 'naive'), ...rest }));
    }
    return turnsSchema.parse(
      this.#run(this.#pages, String(rounds), ...(naive === null ? [] : [this.#naive])),
    );
  }

  /** Measures the job run once. */
  once(): Once {
    return onceSchema.parse(this.#run());
  }

  async #prepare({ recorded, pages, dueAt }: RankingJob): Promise<void> {
    await bundleScript('bench/ranking-job-alone.ts', this.#bundle);
    writeFileSync(this.#answers, JSON.stringify({ files: this.#filesOf(recorded, 'answer'), dueAt }));
    writeFileSync(this.#pages, JSON.stringify(pages));
  }

  /** Writes answers into files, so that no more of them is in memory than a network would deliver. */
  #filesOf(recorded: RecordedAnswers, name: string): [string, string][] {
    return recorded.map(([request, answer], index) => {
      const file = join(this.#folder, `${name}-${index}.json`);
      writeFileSync(file, answer);
      return [request, file];
    });
  }

  #run(...words: readonly string[]): unknown {
    const { stdout, stderr, status } = spawnSync(process.execPath, [this.#bundle, this.#answers, ...words], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  }
}
