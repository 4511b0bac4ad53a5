import { BytePlanesWriter } from './byte-planes.ts';
import { IntegerColumnWriter } from './integer-column.ts';

/**
 * Packs records as named columns. The bytes are: 1, the format; the length of the texts and the texts, a JSON array; and for
 * each column the length of its name, its name, the length of its integers and its integers (`integer-column.ts`, or
 * `byte-planes.ts` for columns of many).
 * Lengths are written as integers of a column are. A text stands in a column as its index among the texts, which are
 * written once each.
 */
export class ColumnWriter {
  readonly #texts = new Map<string, number>();
  readonly #integers = new Map<string, IntegerColumnWriter>();
  readonly #planes = new Map<string, BytePlanesWriter>();
  /** All columns, in the order in which they were first begun. */
  readonly #columns: NamedColumn[] = [];

  /** Begins a column of integers. */
  integers(name: string): IntegerColumnWriter {
    const known = this.#integers.get(name);
    if (known !== undefined) return known;
    const column = this.#named(name, new IntegerColumnWriter());
    this.#integers.set(name, column);
    return column;
  }

  /** Begins a column of many integers, which are read together. */
  planes(name: string): BytePlanesWriter {
    const known = this.#planes.get(name);
    if (known !== undefined) return known;
    const column = this.#named(name, new BytePlanesWriter());
    this.#planes.set(name, column);
    return column;
  }

  /** Begins a column of texts, which ends with {@link bytes}. */
  texts(name: string): { put(text: string | null): void } {
    const column = this.integers(name);
    // Most lines have the same state or class as the one before.
    let last: string | null = null;
    let index = 0;
    return {
      put: (text) => {
        if (text !== null && text !== last) {
          last = text;
          index = this.#indexOf(text);
        }
        column.put(text === null ? null : index);
      },
    };
  }

  /** All columns. What is put next begins other ones of the same names, in the same memory: that of a page serves for all. */
  bytes(): Uint8Array {
    const texts = Buffer.from(JSON.stringify([...this.#texts.keys()]));
    const parts: Uint8Array[] = [Uint8Array.of(1), lengthOf(texts), texts];
    for (const { label, column } of this.#columns) {
      const bytes = column.bytes();
      parts.push(label, lengthOf(bytes), bytes);
    }
    const all = Buffer.concat(parts);
    this.#texts.clear();
    for (const { column } of this.#columns) column.clear();
    return all;
  }

  #named<T extends NamedColumn['column']>(name: string, column: T): T {
    const label = Buffer.from(name);
    this.#columns.push({ label: Buffer.concat([lengthOf(label), label]), column });
    return column;
  }

  #indexOf(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const index = this.#texts.size;
    this.#texts.set(text, index);
    return index;
  }
}

/** A column, and its name as it is written. */
type NamedColumn = { readonly label: Uint8Array; readonly column: IntegerColumnWriter | BytePlanesWriter };

/** The length of some bytes, as an integer of a column is written. */
function lengthOf(bytes: Uint8Array): Uint8Array {
  const column = new IntegerColumnWriter();
  column.put(bytes.length);
  return column.bytes();
}
