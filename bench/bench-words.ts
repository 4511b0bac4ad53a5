import { parseArgs } from 'node:util';
import * as z from 'zod';

/** What the benchmark is asked to do. */
export type BenchWords = {
  /** The only section that is measured; all by default. */
  readonly only?: string | undefined;
  /** Two commits to compare, the earlier one first; null to measure the working tree. */
  readonly compare: readonly [string, string] | null;
  readonly units: number;
  readonly indicators: number;
  readonly rounds: number;
};

const text = { type: 'string' } as const;
const count = z.coerce.number().int().positive();

/**
 * Reads the words of the command line: `--only SECTION`, `--units`, `--indicators`, `--rounds`, and `--compare A B`.
 * @param sections the names of all sections
 * @throws Error for any other word
 */
export function readBenchWords(words: readonly string[], sections: readonly string[]): BenchWords {
  const options = { only: text, compare: text, units: text, indicators: text, rounds: text };
  const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
  const { compare, ...rest } = values;
  const commits = compare === undefined ? positionals : [compare, ...positionals];
  const schema = z.object({
    only: z.enum(sections).optional(),
    units: count.default(7_500),
    indicators: count.max(2_000).default(100),
    rounds: count.default(3),
    commits: z.union([z.tuple([]), z.tuple([z.string(), z.string()])], {
      error: '--compare takes two commits, and nothing else comes without an option',
    }),
  });
  const { commits: found, ...read } = schema.parse({ ...rest, commits });
  if (compare === undefined && found.length > 0) throw new Error('two commits are compared with --compare');
  return { ...read, compare: found.length === 0 ? null : found };
}
