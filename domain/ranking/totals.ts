/**
 * The points of everybody in a ranking, in 1/100, sorted once so that each question takes a binary search: scanning the
 * league for each unit would make a nation's ranking quadratic.
 */
export class Totals {
  readonly #descending: readonly number[];

  constructor(points: readonly number[]) {
    this.#descending = points.toSorted((a, b) => b - a);
  }

  /** How many have more points. */
  ahead(points: number): number {
    let [from, to] = [0, this.#descending.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#descending[middle] ?? 0) > points) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** The fewest points that are more than these; null when nobody has more. */
  nextAbove(points: number): number | null {
    return this.#descending[this.ahead(points) - 1] ?? null;
  }
}
