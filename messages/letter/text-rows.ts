import { type Passage, SharedPassage } from './passages.ts';

/** A row that takes the place of another. */
export type Replacement<Row> = { readonly index: number; readonly row: Row };

/** How many rows are one passage where none of them is replaced. */
const blockRows = 16;

/** Rows of text that are the same for every reader, but for a few. */
export class TextRows {
  readonly #blocks: readonly Block[];

  constructor(rows: readonly string[]) {
    const blocks: Block[] = [];
    for (let from = 0; from < rows.length; from += blockRows)
      blocks.push(new Block(rows.slice(from, from + blockRows)));
    this.#blocks = blocks;
  }

  /**
   * All rows in their order.
   * @param instead the rows that differ, by ascending index
   */
  with(instead: readonly Replacement<string>[]): Passage[] {
    return this.#blocks.flatMap((block, number) => {
      const first = number * blockRows;
      const within = instead.filter(({ index }) => first <= index && index < first + blockRows);
      return block.with(within.map(({ index, row }) => ({ index: index - first, row })));
    });
  }
}

/** A few rows that follow one another. */
class Block {
  readonly #rows: readonly string[];
  /** What is between replaced rows, by where it begins and then where it ends. */
  readonly #runs = new Map<number, SharedPassage>();

  constructor(rows: readonly string[]) {
    this.#rows = rows;
  }

  with(instead: readonly Replacement<string>[]): Passage[] {
    const passages: Passage[] = [];
    let from = 0;
    for (const { index, row } of instead) {
      passages.push(this.#run(from, index), row);
      from = index + 1;
    }
    return [...passages, this.#run(from, this.#rows.length)];
  }

  #run(from: number, to: number): SharedPassage {
    const key = from * (blockRows + 1) + to;
    const known = this.#runs.get(key);
    if (known !== undefined) return known;
    const made = new SharedPassage(this.#rows.slice(from, to).join(''));
    this.#runs.set(key, made);
    return made;
  }
}
