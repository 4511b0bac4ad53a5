import type { IntegerReader } from '../../kinds/kind.ts';

/** Reads unsigned LEB128 integers, one after another. */
export class VarintReader implements IntegerReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** @throws RangeError past the end */
  next(): number {
    const first = this.#bytes[this.#at] ?? 128;
    if (first < 128) {
      this.#at += 1;
      return first;
    }
    let integer = 0;
    let scale = 1;
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new RangeError('packed values end in the middle of a number');
      this.#at += 1;
      if (byte < 128) return integer + byte * scale;
      integer += (byte & 127) * scale;
      scale *= 128;
    }
  }
}
