import { IntegerColumnWriter } from './integer-column.ts';

/**
 * Packs records as named columns. The bytes are: 1, the format; the length of the texts and the texts, a JSON array; and for
 * each column the length of its name, its name, the length of its integers and its integers (`integer-column.ts`).
 * Lengths are written as integers of a column are. A text stands in a column as its index among the texts, which are
 * written once each.
 */
export class ColumnWriter {
  readonly #texts = new Map<string, number>();
  readonly #columns = new Map<string, IntegerColumnWriter>();

  /** Begins a column of integers. */
  integers(name: string): IntegerColumnWriter {
    const column = new IntegerColumnWriter();
    this.#columns.set(name, column);
    return column;
  }

  /** Begins a column of texts. */
  texts(name: string): { put(text: string | null): void } {
    const column = this.integers(name);
    return { put: (text) => column.put(text === null ? null : this.#indexOf(text)) };
  }

  /** All columns. */
  bytes(): Uint8Array {
    const texts = Buffer.from(JSON.stringify([...this.#texts.keys()]));
    const parts: Uint8Array[] = [Uint8Array.of(1), lengthOf(texts), texts];
    for (const [name, column] of this.#columns) {
      const label = Buffer.from(name);
      const integers = column.bytes();
      parts.push(lengthOf(label), label, lengthOf(integers), integers);
    }
    return Buffer.concat(parts);
  }

  #indexOf(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const index = this.#texts.size;
    this.#texts.set(text, index);
    return index;
  }
}

/** The length of some bytes, as an integer of a column is written. */
function lengthOf(bytes: Uint8Array): Uint8Array {
  const column = new IntegerColumnWriter();
  column.put(bytes.length);
  return column.bytes();
}
