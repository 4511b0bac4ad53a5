/** The most keys in a chunk: adding one moves no more than these. */
const mostInChunk = 512;

/** Keys between two others, in LevelDB's terms; backwards where `reverse` is true. */
export type KeyRange = {
  readonly gt?: string;
  readonly gte?: string;
  readonly lt?: string;
  readonly lte?: string;
  readonly reverse?: boolean;
};

/** Keys in their order, which is that of their UTF-16 units. Adding one to a million takes microseconds. */
export class SortedKeys {
  /** None is empty, except when there are no keys at all. */
  readonly #chunks: string[][] = [[]];

  /** Adds a key that is not among them. */
  add(key: string): void {
    const at = this.#chunkOf(key);
    const chunk = this.#chunks[at] ?? [];
    chunk.splice(firstFrom(chunk, key), 0, key);
    if (chunk.length > mostInChunk) this.#chunks.splice(at + 1, 0, chunk.splice(mostInChunk / 2));
  }

  /** Removes a key that is among them. */
  remove(key: string): void {
    const at = this.#chunkOf(key);
    const chunk = this.#chunks[at] ?? [];
    chunk.splice(firstFrom(chunk, key), 1);
    if (chunk.length === 0 && this.#chunks.length > 1) this.#chunks.splice(at, 1);
  }

  /** Those of a range, in their order or reversed, as long as none is added or removed. */
  *within(range: KeyRange): Generator<string> {
    const { reverse = false } = range;
    const start = reverse ? (range.lte ?? range.lt) : (range.gte ?? range.gt);
    const step = reverse ? -1 : 1;
    let at = start === undefined ? (reverse ? this.#chunks.length - 1 : 0) : this.#chunkOf(start);
    for (let chunk = this.#chunks[at]; chunk !== undefined; chunk = this.#chunks[at]) {
      let index = reverse ? chunk.length - 1 : start === undefined ? 0 : firstFrom(chunk, start);
      if (reverse && start !== undefined) index = Math.min(index, firstFrom(chunk, start));
      for (let key = chunk[index]; key !== undefined; key = chunk[index]) {
        index += step;
        if (isBefore(key, range)) {
          if (reverse) return;
        } else if (isAfter(key, range)) {
          if (!reverse) return;
        } else yield key;
      }
      at += step;
    }
  }

  /** The chunk that holds a key, or would. */
  #chunkOf(key: string): number {
    let [low, high] = [0, this.#chunks.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#chunks[middle]?.[0] ?? '') <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** The place of the first key that is not before another one. */
function firstFrom(chunk: readonly string[], key: string): number {
  let [low, high] = [0, chunk.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chunk[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBefore(key: string, { gt, gte }: KeyRange): boolean {
  return (gte !== undefined && key < gte) || (gt !== undefined && key <= gt);
}

function isAfter(key: string, { lt, lte }: KeyRange): boolean {
  return (lte !== undefined && key > lte) || (lt !== undefined && key >= lt);
}
