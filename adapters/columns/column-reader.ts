import { readBytePlanes } from './byte-planes.ts';
import { IntegerColumnReader } from './integer-column.ts';

/** Reads what a `ColumnWriter` packed. */
export class ColumnReader {
  readonly #texts: readonly string[];
  readonly #columns = new Map<string, Uint8Array>();

  /** @throws RangeError for another format, for texts that are none, and where the bytes end too early */
  constructor(bytes: Uint8Array) {
    if (bytes[0] !== 1) throw new RangeError(`packed columns of unknown format ${bytes[0]}`);
    const source = new Source(bytes, 1);
    const texts: unknown = JSON.parse(source.text());
    if (!areTexts(texts)) throw new RangeError('packed columns whose texts are none');
    this.#texts = texts;
    while (!source.atEnd) this.#columns.set(source.text(), source.block());
  }

  /** Whether there is a column, which earlier writers may not have known. */
  has(name: string): boolean {
    return this.#columns.has(name);
  }

  /**
   * A column of integers, from its beginning.
   * @throws RangeError when there is none of this name
   */
  integers(name: string): IntegerColumnReader {
    return new IntegerColumnReader(this.#bytesOf(name));
  }

  /**
   * A column of many integers, into an array of as many.
   * @throws RangeError when there is none of this name, or it holds fewer or more
   */
  planes(name: string, into: Int32Array): Int32Array {
    return readBytePlanes(this.#bytesOf(name), into);
  }

  /**
   * A column of texts, from its beginning; its readers throw a RangeError where there is none.
   * @throws RangeError when there is none of this name
   */
  texts(name: string): { take(): string; takeOrNull(): string | null } {
    const column = this.integers(name);
    const textAt = (index: number) => {
      const text = this.#texts[index];
      if (text === undefined) throw new RangeError(`no packed text ${index}`);
      return text;
    };
    return {
      take: () => textAt(column.take()),
      takeOrNull: () => {
        const index = column.takeOrNull();
        return index === null ? null : textAt(index);
      },
    };
  }

  #bytesOf(name: string): Uint8Array {
    const bytes = this.#columns.get(name);
    if (bytes === undefined) throw new RangeError(`no packed column ${name}`);
    return bytes;
  }
}

function areTexts(texts: unknown): texts is readonly string[] {
  return Array.isArray(texts) && texts.every((text) => typeof text === 'string');
}

/** Bytes, read block by block. */
class Source {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** The next block: its length, and as many bytes. */
  block(): Uint8Array {
    const lengths = new IntegerColumnReader(this.#bytes.subarray(this.#at));
    const length = lengths.take();
    const begin = this.#at + lengths.consumed;
    this.#at = begin + length;
    if (this.#at > this.#bytes.length) throw new RangeError('packed columns end too early');
    return this.#bytes.subarray(begin, this.#at);
  }

  text(): string {
    return Buffer.from(this.block()).toString();
  }
}
