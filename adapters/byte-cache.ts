/** Keeps bytes that never change under their keys, the last used ones up to a total size. */
export class ByteCache {
  readonly #most: number;
  /** In the order of use. */
  readonly #kept = new Map<string, Uint8Array>();
  #bytes = 0;

  /** @param most bytes in all; one entry of more than a quarter of them is not kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** How many bytes are kept. */
  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): Uint8Array | undefined {
    const found = this.#kept.get(key);
    if (found === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found;
  }

  keep(key: string, bytes: Uint8Array): void {
    if (bytes.length > this.#most / 4 || this.#kept.has(key)) return;
    this.#kept.set(key, bytes);
    this.#bytes += bytes.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= this.#most) return;
      this.#kept.delete(oldest);
      this.#bytes -= length;
    }
  }
}
