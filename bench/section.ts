import type { Measured } from './measure.ts';
import type { Verdict } from './verdict.ts';

/** How much is measured. */
type Options = {
  readonly units: number;
  readonly indicators: number;
  /** How many rounds are measured after the one that warms up. */
  readonly rounds: number;
};

/** A part of the benchmark, run in a process of its own. */
export type Section = {
  readonly name: string;
  readonly run: (options: Options) => Promise<SectionResult>;
};

type SectionResult = {
  /** What was measured, in a sentence or two. */
  readonly heading: string;
  readonly measured: readonly Measured[];
  readonly verdicts: readonly Verdict[];
};
