import type { IntegerReader, IntegerWriter } from '../kinds/kind.ts';
import { figureKinds, type Value } from '../kinds/kinds.ts';
import { type Numbering, packedReader, putIntegers } from './packed/packed-values.ts';
import type { Values } from './values.ts';

/** A submission's figures as they are stored, and the set in the catalogue version that they were packed with. */
export type PackedFigures = { readonly packedBy: Numbering; readonly bytes: Uint8Array };

type Decoder = (reader: IntegerReader) => Value;

/** The decoder of each kind, by its code. */
const decoders = new Map<number, Decoder>(
  Object.values(figureKinds).map(({ code, fromIntegers }) => [code, fromIntegers]),
);

/** How many integers a packed figure has, by the code of its kind. */
const lengths = Array.from({ length: 8 }, (_, code) => {
  const decoder = decoders.get(code);
  return decoder && integersTakenBy(decoder);
});

/**
 * The figures of many units as integers: one row per unit, one column per indicator of a set, in the set's order. An object
 * and a map entry per figure would be most of the cost of ranking a nation. The cell `row × width + column` holds the code of
 * its figure's kind plus 1, or 0 for no figure, and the first two of its packed integers; no kind that earns points has more.
 */
export class FigureTable {
  readonly width: number;
  readonly codes: Uint8Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** How many figures a row has. */
  readonly counts: Int32Array;
  readonly #set: Numbering;
  readonly #columns = new Map<Numbering, Int16Array>();

  /** @param set the set to read figures for @param rows how many units there are */
  constructor(set: Numbering, rows: number) {
    this.#set = set;
    this.width = set.indicators.length;
    this.codes = new Uint8Array(rows * this.width);
    this.first = new Float64Array(rows * this.width);
    this.second = new Float64Array(rows * this.width);
    this.counts = new Int32Array(rows);
  }

  /**
   * Reads a row of packed figures. Those that the set does not ask for, or asks for as another kind, are omitted.
   * @throws RangeError when the bytes are not in a known format
   */
  readPacked(row: number, { packedBy, bytes }: PackedFigures): void {
    const columns = this.#columnsOf(packedBy);
    const reader = packedReader(bytes);
    const begin = row * this.width;
    let number = 0;
    while (!reader.atEnd) {
      const tag = reader.next();
      number += Math.floor(tag / 8);
      const length = lengths[tag % 8];
      if (length === undefined) throw new RangeError('packed value of unknown kind');
      const first = length > 0 ? reader.next() : 0;
      const second = length > 1 ? reader.next() : 0;
      for (let left = length - 2; left > 0; left -= 1) reader.next();
      const column = columns[number] ?? -1;
      if (column >= 0) this.#put(row, begin + column, 1 + (tag % 8), first, second);
    }
  }

  /** Empties a row, after figures that could not be read to their end. */
  clear(row: number): void {
    this.codes.fill(0, row * this.width, (row + 1) * this.width);
    this.counts[row] = 0;
  }

  /** Reads a row of figures. */
  readValues(row: number, values: Values): void {
    const begin = row * this.width;
    const integers = new FirstTwo();
    let column = 0;
    for (const { id } of this.#set.indicators) {
      const value = values.get(id);
      if (value !== undefined) {
        integers.clear();
        putIntegers(value.kind, value, integers);
        this.#put(row, begin + column, 1 + figureKinds[value.kind].code, integers.first, integers.second);
      }
      column += 1;
    }
  }

  /** The figure in a cell, made anew; undefined where there is none. */
  value(cell: number): Value | undefined {
    const decoder = decoders.get((this.codes[cell] ?? 0) - 1);
    const integers = [this.first[cell] ?? 0, this.second[cell] ?? 0];
    return decoder?.({ next: () => integers.shift() ?? 0 });
  }

  #put(row: number, cell: number, code: number, first: number, second: number): void {
    if (this.codes[cell] === 0) this.counts[row] = (this.counts[row] ?? 0) + 1;
    this.codes[cell] = code;
    this.first[cell] = first;
    this.second[cell] = second;
  }

  /** The columns by the numbers that another version of the set has packed with; −1 where there is none. */
  #columnsOf(packedBy: Numbering): Int16Array {
    const known = this.#columns.get(packedBy);
    if (known !== undefined) return known;
    const own = new Map(this.#set.indicators.map(({ id, kind }, column) => [id, { kind, column }]));
    const columns = new Int16Array(1 + Math.max(0, ...packedBy.indicators.map(({ number }) => number))).fill(
      -1,
    );
    for (const { id, number, kind } of packedBy.indicators) {
      const asked = own.get(id);
      if (asked?.kind === kind) columns[number] = asked.column;
    }
    this.#columns.set(packedBy, columns);
    return columns;
  }
}

/** Takes the first two integers of a figure. */
class FirstTwo implements IntegerWriter {
  first = 0;
  second = 0;
  #count = 0;

  clear(): void {
    this.first = 0;
    this.second = 0;
    this.#count = 0;
  }

  put(integer: number): void {
    if (this.#count === 0) this.first = integer;
    else if (this.#count === 1) this.second = integer;
    this.#count += 1;
  }
}

function integersTakenBy(decoder: Decoder): number {
  let taken = 0;
  decoder({
    next: () => {
      taken += 1;
      return 0;
    },
  });
  return taken;
}
