import type { IntegerReader, IntegerWriter } from '../../kinds/kind.ts';

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

/** Writes unsigned LEB128 integers, one after another. */
export class VarintWriter implements IntegerWriter {
  readonly #bytes: Uint8Array;
  #at = 0;

  /** @param most how many bytes there can be */
  constructor(most: number) {
    this.#bytes = new Uint8Array(most);
  }

  /** @param integer from 0 to 2^53 − 1 */
  put(integer: number): void {
    const bytes = this.#bytes;
    let rest = integer;
    let at = this.#at;
    while (rest >= 128) {
      bytes[at] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
      at += 1;
    }
    bytes[at] = rest;
    this.#at = at + 1;
  }

  /**
   * The bytes written.
   * @throws RangeError when there are more than there can be
   */
  written(): Uint8Array {
    if (this.#at > this.#bytes.length) throw new RangeError('more bytes than there can be');
    return this.#bytes.slice(0, this.#at);
  }
}
