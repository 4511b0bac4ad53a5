/**
 * A column of integers, as bytes. The first byte of each holds six bits of its magnitude, 64 for a sign and 128 where more
 * follow; each further byte holds seven bits, the lower ones first, and 128 where more follow. A sign without a magnitude
 * is null.
 */
const signBit = 64;
const moreBit = 128;

/** The most bytes of an integer. */
const mostBytes = 9;

/** Writes a column, or one after another in the same memory. */
export class IntegerColumnWriter {
  #bytes = Buffer.allocUnsafe(64);
  #length = 0;

  /** @param integer a safe integer, or null */
  put(integer: number | null): void {
    if (this.#length + mostBytes > this.#bytes.length) this.#makeRoom(mostBytes);
    if (integer === null) {
      this.#bytes[this.#length++] = signBit;
      return;
    }
    this.#length = write(this.#bytes, this.#length, integer);
  }

  /** Puts integers one after another. Of one type of array, or the loop that packs a million points would ask for it each time. */
  putAll(integers: Int32Array): void {
    this.#makeRoom(integers.length * mostBytes);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let index = 0; index < integers.length; index += 1) {
      const integer = integers[index] ?? 0;
      if (integer < 0 || integer >= 0x2000) {
        at = write(bytes, at, integer);
        continue;
      }
      // As `write` does with up to 13 bits, but without a branch that half of all points would take.
      const more = (63 - integer) >>> 31;
      bytes[at] = (integer & 63) | (more << 7);
      bytes[at + 1] = integer >> 6;
      at += 1 + more;
    }
    this.#length = at;
  }

  /** What was written so far; it lasts until something is written after {@link clear}. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Begins a new column. */
  clear(): void {
    this.#length = 0;
  }

  #makeRoom(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 4, this.#length + bytes));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** Writes an integer. @returns where it ends */
function write(bytes: Uint8Array, begin: number, integer: number): number {
  let at = begin;
  const sign = integer < 0 ? signBit : 0;
  const magnitude = Math.abs(integer);
  if (magnitude < 64) {
    bytes[at++] = sign | magnitude;
    return at;
  }
  if (magnitude < 0x80000000) return writeShort(bytes, at, sign, magnitude);
  bytes[at++] = moreBit | sign | (magnitude % 64);
  let rest = Math.floor(magnitude / 64);
  while (rest >= 128) {
    bytes[at++] = moreBit | (rest % 128);
    rest = Math.floor(rest / 128);
  }
  bytes[at++] = rest;
  return at;
}

/** The same of at least 64 and less than 2^31, which shifts can divide. */
function writeShort(bytes: Uint8Array, begin: number, sign: number, magnitude: number): number {
  let at = begin;
  bytes[at++] = moreBit | sign | (magnitude & 63);
  let rest = magnitude >> 6;
  while (rest >= 128) {
    bytes[at++] = moreBit | (rest & 127);
    rest >>= 7;
  }
  bytes[at++] = rest;
  return at;
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

  /**
   * The next integers, into an array.
   * @throws RangeError after the last, for a null, and for one that the array cannot hold
   */
  takeAll(into: Int32Array): Int32Array {
    const bytes = this.#bytes;
    let at = this.#at;
    for (let index = 0; index < into.length; index += 1) {
      const first = bytes[at] ?? signBit;
      if (first < signBit) {
        into[index] = first;
        at += 1;
        continue;
      }
      this.#at = at;
      const integer = this.take();
      into[index] = integer;
      if (into[index] !== integer) throw new RangeError(`a packed column has ${integer}, which is too large`);
      at = this.#at;
    }
    this.#at = at;
    return into;
  }

  #next(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RangeError('a packed column ends too early');
    this.#at += 1;
    return byte;
  }
}
