import { largerShareFirst, type Share } from './share.ts';

/**
 * The shares of everybody in a ranking, sorted once so that each question takes a binary search: scanning the league for
 * each unit would make a nation's ranking quadratic.
 */
export class Totals {
  readonly #descending: readonly Share[];

  constructor(shares: readonly Share[]) {
    this.#descending = shares.toSorted(largerShareFirst);
  }

  /** How many are ranked. */
  get size(): number {
    return this.#descending.length;
  }

  /** How many reached a larger share. */
  ahead(share: Share): number {
    let [from, to] = [0, this.#descending.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      const found = this.#descending[middle];
      if (found !== undefined && largerShareFirst(found, share) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** The smallest share that is larger than this one; null when nobody reached a larger one. */
  nextAbove(share: Share): Share | null {
    return this.#descending[this.ahead(share) - 1] ?? null;
  }
}
