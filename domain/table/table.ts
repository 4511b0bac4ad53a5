/** A cell of a table; null leaves it empty. */
export type TableCell = string | number | null;

/**
 * What the cells of a column hold: texts, or numbers by how they are shown. `points` have two decimals, `change` is signed,
 * `percent` is a number of per cent (`96.9`). A `date` is an ISO date, a `time` an ISO instant, shown as local time in Vietnam.
 */
export type ColumnKind =
  | 'text'
  | 'count'
  | 'points'
  | 'change'
  | 'points-change'
  | 'percent'
  | 'date'
  | 'time';

/** How one column of a table looks in a file: its heading, what its cells hold, and how wide it is. */
export type TableColumn = {
  readonly heading: string;
  readonly kind: ColumnKind;
  /** In characters. */
  readonly width: number;
  /** Whether numbers are shaded, from white for the lowest to blue for the highest, which a black-and-white print keeps apart. */
  readonly isShaded?: true;
};

/** A table as one sheet of a file. */
export type TableSheet = {
  /** Any text; a file shortens it, and replaces characters that names of sheets may not have. */
  readonly name: string;
  /** What is printed above every page. */
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: Iterable<readonly TableCell[]> | AsyncIterable<readonly TableCell[]>;
};
