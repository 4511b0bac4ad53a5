/**
 * A column of integers, as bytes. The first byte of each holds six bits of its magnitude, 64 for a sign and 128 where more
 * follow; each further byte holds seven bits, the lower ones first, and 128 where more follow. A sign without a magnitude
 * is null.
 */
const signBit = 64;
const moreBit = 128;

/** Writes a column. */
export class IntegerColumnWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  /** @param integer a safe integer, or null */
  put(integer: number | null): void {
    if (this.#length + 9 > this.#bytes.length) this.#grow();
    if (integer === null) {
      this.#bytes[this.#length++] = signBit;
      return;
    }
    const sign = integer < 0 ? signBit : 0;
    const magnitude = Math.abs(integer);
    if (magnitude < 64) {
      this.#bytes[this.#length++] = sign | magnitude;
      return;
    }
    this.#bytes[this.#length++] = moreBit | sign | (magnitude % 64);
    let rest = Math.floor(magnitude / 64);
    while (rest >= 128) {
      this.#bytes[this.#length++] = moreBit | (rest % 128);
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** What was written so far. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Reads a column from its first integer to its last. */
export class IntegerColumnReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** How many bytes were read. */
  get consumed(): number {
    return this.#at;
  }

  /**
   * The next integer, or null.
   * @throws RangeError after the last
   */
  takeOrNull(): number | null {
    const first = this.#next();
    if (first === signBit) return null;
    let magnitude = first % 64;
    let scale = 64;
    let byte = first;
    while (byte >= moreBit) {
      byte = this.#next();
      magnitude += (byte % 128) * scale;
      scale *= 128;
    }
    return (first & signBit) === 0 ? magnitude : -magnitude;
  }

  /**
   * The next integer of a column without nulls.
   * @throws RangeError after the last, and for a null
   */
  take(): number {
    const integer = this.takeOrNull();
    if (integer === null) throw new RangeError('a packed column has a null where an integer belongs');
    return integer;
  }

  #next(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RangeError('a packed column ends too early');
    this.#at += 1;
    return byte;
  }
}
