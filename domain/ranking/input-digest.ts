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
  readonly submissions: readonly Submission[];
  readonly previous: Edition | null;
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
  const previous = inputs.previous && [
    inputs.previous.period,
    inputs.previous.edition,
    inputs.previous.inputDigest,
  ];
  const { set, period, league, catalogueVersion, cutOffAt } = inputs;
  const text = JSON.stringify([set, period, league, catalogueVersion, cutOffAt, submissions, previous]);
  return createHash('sha256').update(text).digest('hex');
}
