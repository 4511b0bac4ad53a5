/**
 * The points of all units in a ranking, in 1/100, sorted once so that each query is a binary search: scanning the
 * league for each unit would make a national ranking quadratic.
 */
export class Totals {
  readonly #descending: readonly number[];

  constructor(points: readonly number[]) {
    this.#descending = points.toSorted((a, b) => b - a);
  }

  /** The number of units with more points. */
  ahead(points: number): number {
    let [from, to] = [0, this.#descending.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#descending[middle] ?? 0) > points) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** The smallest total greater than `points`; null when there is none. */
  nextAbove(points: number): number | null {
    return this.#descending[this.ahead(points) - 1] ?? null;
  }
}
