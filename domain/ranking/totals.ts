import { largerShareFirst, type Share } from './share.ts';

/**
 * The shares of everybody in a ranking, sorted once so that each question takes a binary search: scanning the league for
 * each unit would make a nation's ranking quadratic.
 */
export class Totals {
  /** How many are ranked. */
  readonly size: number;
  readonly #points: Float64Array;
  readonly #maxPoints: Float64Array;

  constructor(shares: readonly Share[]) {
    const descending = shares.toSorted(largerShareFirst);
    this.size = descending.length;
    this.#points = new Float64Array(this.size);
    this.#maxPoints = new Float64Array(this.size);
    descending.forEach(({ points, maxPoints }, at) => {
      this.#points[at] = points;
      this.#maxPoints[at] = maxPoints;
    });
  }

  /** How many reached a larger share. */
  ahead({ points, maxPoints }: Share): number {
    const most = Math.max(maxPoints, 1);
    let from = 0;
    let to = this.size;
    while (from < to) {
      const middle = (from + to) >>> 1;
      // As `largerShareFirst` compares.
      const found = (this.#points[middle] ?? 0) * most;
      if (found > points * Math.max(this.#maxPoints[middle] ?? 0, 1)) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** The smallest share that is larger than this one; null when nobody reached a larger one. */
  nextAbove(share: Share): Share | null {
    const at = this.ahead(share) - 1;
    const points = this.#points[at];
    const maxPoints = this.#maxPoints[at];
    return points === undefined || maxPoints === undefined ? null : { points, maxPoints };
  }
}
