import type { Language, Text } from '../language/text.ts';
import type { TableCell, TableColumn, TableSheet } from './table.ts';

/** A column of a table of such rows, in both languages. */
export type ColumnOf<Row> = Omit<TableColumn, 'heading'> & {
  readonly heading: Text;
  readonly cell: (row: Row, language: Language) => TableCell;
};

/** A column of a table. */
export function column<Row>(
  vi: string,
  en: string,
  kind: TableColumn['kind'],
  width: number,
  cell: ColumnOf<Row>['cell'],
): ColumnOf<Row> {
  return { heading: { vi, en }, kind, width, cell };
}

/** The same column with its numbers shaded. */
export function shaded<Row>(plain: ColumnOf<Row>): ColumnOf<Row> {
  return { ...plain, isShaded: true };
}

/** A table of these columns in one language. */
export function layTable<Row>(
  about: Pick<TableSheet, 'name' | 'title'>,
  columns: readonly ColumnOf<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
  language: Language,
): TableSheet {
  return {
    ...about,
    columns: columns.map(({ heading, cell: _, ...plain }) => ({ ...plain, heading: heading[language] })),
    rows: cellsOf(),
  };

  async function* cellsOf(): AsyncIterable<TableCell[]> {
    for await (const row of rows) yield columns.map(({ cell }) => cell(row, language));
  }
}
