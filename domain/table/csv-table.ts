import { csvRows, csvText } from '../language/csv-text.ts';
import type { Language } from '../language/text.ts';
import { localMinute } from './local-time.ts';
import type { TableCell, TableColumn, TableSheet } from './table.ts';

/**
 * A table as a CSV file, row by row: the head first. Dates are `2024-01-15`, times `2024-01-15 06:00` as in Vietnam, which
 * spreadsheets of every language read as such; numbers of per cent have no sign.
 */
export async function* csvTable({ columns, rows }: TableSheet, language: Language): AsyncIterable<string> {
  yield csvText([columns.map(({ heading }) => heading)], language);
  for await (const cells of rows)
    yield csvRows([columns.map((column, at) => csvCell(column, cells[at] ?? null))], language);
}

function csvCell({ kind }: TableColumn, cell: TableCell): TableCell {
  if (kind !== 'time' || typeof cell !== 'string') return cell;
  return localMinute(cell).replace('T', ' ');
}
