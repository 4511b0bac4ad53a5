/** A row that takes the place of another. */
export type Replacement<Row> = { readonly index: number; readonly row: Row };

/**
 * Rows of text that are the same for every reader, but for a few. What lies between the replaced rows is cut from one
 * string, so that a long table costs little more than the rows that differ.
 */
export class TextRows {
  readonly #whole: string;
  /** Where each row begins, and where the last one ends. */
  readonly #bounds: readonly number[];

  constructor(rows: readonly string[]) {
    const bounds = [0];
    for (const row of rows) bounds.push((bounds.at(-1) ?? 0) + row.length);
    this.#whole = rows.join('');
    this.#bounds = bounds;
  }

  /**
   * All rows in one text.
   * @param instead the rows that differ, by ascending index
   */
  with(instead: readonly Replacement<string>[]): string {
    let text = '';
    let from = 0;
    for (const { index, row } of instead) {
      text += this.#whole.slice(from, this.#bounds[index]) + row;
      from = this.#bounds[index + 1] ?? this.#whole.length;
    }
    return text + this.#whole.slice(from);
  }
}
