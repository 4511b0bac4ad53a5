/** An event at a time; events at the same time are ordered by `order`. */
export type Timed<T> = { readonly at: number; readonly order: number; readonly value: T };

/** A queue that returns the earliest event first: a binary heap. */
export class EventQueue<T> {
  readonly #heap: Timed<T>[] = [];

  push(event: Timed<T>): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(event);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(event, above)) break;
      heap[index] = above;
      heap[parent] = event;
      index = parent;
    }
  }

  /** Removes and returns the earliest event, if it is due by the given time; null when there is none. */
  popUntil(time: number): Timed<T> | null {
    const [first] = this.#heap;
    if (first === undefined || first.at > time) return null;
    const last = this.#heap.pop();
    if (last !== undefined && last !== first) this.#sink(last);
    return first;
  }

  #sink(event: Timed<T>): void {
    const heap = this.#heap;
    heap[0] = event;
    for (let index = 0; ; ) {
      const left = heap[2 * index + 1];
      const right = heap[2 * index + 2];
      if (left === undefined) return;
      const [child, at] =
        right !== undefined && isBefore(right, left) ? [right, 2 * index + 2] : [left, 2 * index + 1];
      if (!isBefore(child, event)) return;
      heap[index] = child;
      heap[at] = event;
      index = at;
    }
  }
}

function isBefore<T>(one: Timed<T>, other: Timed<T>): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
