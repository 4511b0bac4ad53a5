/** One record of a CSV file. */
export type CsvRow = {
  /** Row number as in a spreadsheet: the header is row 1. */
  readonly row: number;
  /** The line of the text on which the record begins. Greater than `row` when an earlier cell contains line breaks. */
  readonly line: number;
  readonly cells: readonly string[];
};

/** A violation of RFC 4180, and its position. */
export type CsvMisplaced = {
  readonly row: number;
  readonly line: number;
  readonly misplaced: 'unterminated-quote' | 'stray-quote';
};

/** Reads records in sequence; stops at the first violation, because nothing after it can be read reliably. */
export class CsvRecordReader {
  readonly #text: string;
  readonly #separator: string;
  /** Characters that end an unquoted cell. */
  readonly #ends: RegExp;
  #at = 0;
  #row = 0;
  #line = 1;

  /** @param separator `,`, `;` or TAB */
  constructor(text: string, separator: string) {
    this.#text = text;
    this.#separator = separator;
    this.#ends = new RegExp(`["\\r\\n${separator}]`, 'g');
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  next(): CsvRow | CsvMisplaced {
    this.#row += 1;
    const row = this.#row;
    const line = this.#line;
    const cells: string[] = [];
    do {
      const cell = this.#text[this.#at] === '"' ? this.#quoted() : this.#bare();
      if (cell === null) return { row, line: this.#line, misplaced: 'unterminated-quote' };
      cells.push(cell);
    } while (this.#take(this.#separator));
    if (this.atEnd || this.#take('\r\n') || this.#take('\n') || this.#take('\r')) {
      this.#line += 1;
      return { row, line, cells };
    }
    return { row, line: this.#line, misplaced: 'stray-quote' };
  }

  #bare(): string {
    this.#ends.lastIndex = this.#at;
    const end = this.#ends.exec(this.#text)?.index ?? this.#text.length;
    const cell = this.#text.slice(this.#at, end);
    this.#at = end;
    return cell;
  }

  /** A quoted cell, or null when the quote is never closed. */
  #quoted(): string | null {
    let end = this.#text.indexOf('"', this.#at + 1);
    while (end !== -1 && this.#text[end + 1] === '"') end = this.#text.indexOf('"', end + 2);
    if (end === -1) return null;
    const cell = this.#text.slice(this.#at + 1, end).replaceAll('""', '"');
    this.#line += cell.split(/\r\n|\r|\n/).length - 1;
    this.#at = end + 1;
    return cell;
  }

  #take(expected: string): boolean {
    const taken = this.#text.startsWith(expected, this.#at);
    if (taken) this.#at += expected.length;
    return taken;
  }
}
