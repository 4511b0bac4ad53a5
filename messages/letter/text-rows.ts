import { type Passage, SharedPassage } from './passages.ts';

/** A row that takes the place of another. */
export type Replacement<Row> = { readonly index: number; readonly row: Row };

/** How many rows are one passage where none of them is replaced. */
const blockRows = 8;

/** Some rows that follow one another: each by itself, and all as one. */
type Block = {
  readonly from: number;
  readonly rows: readonly SharedPassage[];
  readonly whole: SharedPassage;
};

/** Rows of text that are the same for every reader, but for a few. */
export class TextRows {
  readonly #blocks: readonly Block[];

  constructor(rows: readonly string[]) {
    const blocks: Block[] = [];
    for (let from = 0; from < rows.length; from += blockRows) {
      const within = rows.slice(from, from + blockRows);
      const whole = new SharedPassage(within.join(''));
      blocks.push({ from, rows: within.map((row) => new SharedPassage(row)), whole });
    }
    this.#blocks = blocks;
  }

  /** All rows in their order. @param instead the rows that differ */
  with(instead: readonly Replacement<string>[]): Passage[] {
    const replaced = new Map(instead.map(({ index, row }) => [index, row]));
    return this.#blocks.flatMap(({ from, rows, whole }): Passage[] => {
      const isWhole = !rows.some((_, index) => replaced.has(from + index));
      return isWhole ? [whole] : rows.map((row, index) => replaced.get(from + index) ?? row);
    });
  }
}
