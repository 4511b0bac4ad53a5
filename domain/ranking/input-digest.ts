import { createHash } from 'node:crypto';
import type { InstantText } from '../period/instant-text.ts';
import type { Submission } from '../submission/submission.ts';
import type { Edition } from './edition.ts';

/** The inputs of a ranking. */
export type RankingInputs = {
  readonly set: string;
  readonly period: string;
  readonly league: string;
  readonly catalogueVersion: number;
  readonly cutOffAt: InstantText;
  readonly rules: number;
  readonly submissions: readonly Submission[];
  /** The editions it was compared with, the latest first. */
  readonly compared: readonly Edition[];
};

/** SHA-256, in hexadecimal, over the inputs in a fixed order; the order of the submissions does not matter. */
export function inputDigest(inputs: RankingInputs): string {
  const submissions = inputs.submissions
    .toSorted((a, b) => (a.unit < b.unit ? -1 : 1))
    .map(({ unit, revision, id, values }) => [
      unit,
      revision,
      id,
      [...values].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ]);
  const compared = inputs.compared.map(({ period, edition, inputDigest }) => [period, edition, inputDigest]);
  const { rules, set, period, league, catalogueVersion, cutOffAt } = inputs;
  const key = [rules, set, period, league, catalogueVersion, cutOffAt];
  const text = JSON.stringify([key, submissions, compared]);
  return createHash('sha256').update(text).digest('hex');
}
