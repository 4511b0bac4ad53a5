import { createHash } from 'node:crypto';
import type { InstantText } from '../period/instant-text.ts';
import type { Submission } from '../submission/submission.ts';
import type { Values } from '../submission/values.ts';
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

/**
 * SHA-256, in hexadecimal, over the inputs as JSON in a fixed order; the order of the submissions does not matter. Hashed
 * piece by piece, because a nation's figures are some 60 MB of it.
 */
export function inputDigest({ submissions, compared, ...inputs }: RankingInputs): string {
  const { rules, set, period, league, catalogueVersion, cutOffAt } = inputs;
  const hash = createHash('sha256');
  hash.update(`[${JSON.stringify([rules, set, period, league, catalogueVersion, cutOffAt])},[`);
  const sorted = new SortedIds();
  submissions
    .toSorted((a, b) => (a.unit < b.unit ? -1 : 1))
    .forEach(({ unit, revision, id, values }, index) => {
      const figures = sorted.of(values).map((indicator) => [indicator, values.get(indicator)]);
      hash.update(`${index === 0 ? '' : ','}${JSON.stringify([unit, revision, id, figures])}`);
    });
  const editions = compared.map((one) => [one.period, one.edition, one.inputDigest]);
  hash.update(`],${JSON.stringify(editions)}]`);
  return hash.digest('hex');
}

/** Sorts the ids of figures, once for submissions that give the same ids in the same order, as most do. */
class SortedIds {
  #given: readonly string[] = [];
  #sorted: readonly string[] = [];

  of(values: Values): readonly string[] {
    const isSame = values.size === this.#given.length && this.#isInOrder(values);
    if (!isSame) {
      this.#given = [...values.keys()];
      this.#sorted = this.#given.toSorted();
    }
    return this.#sorted;
  }

  #isInOrder(values: Values): boolean {
    let index = 0;
    for (const id of values.keys()) {
      if (id !== this.#given[index]) return false;
      index += 1;
    }
    return true;
  }
}
