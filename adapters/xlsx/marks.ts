import type { Sheet } from 'hucre/xlsx';
import type { CellMark } from '../../domain/workbook/made-sheet.ts';
import { entryFill, faultFill } from './looks.ts';

/** The author of the product's own comments, by which they are found again. */
const author = 'Tiến Độ';

/** Colours a cell and writes a comment onto it; a comment of a person stays above. */
export function writeMark(sheet: Sheet, { row, column, comment }: CellMark): void {
  const key = `${row - 1},${column}`;
  const cells = sheet.cells ?? new Map();
  sheet.cells = cells;
  const cell = cells.get(key);
  const value = cell?.value ?? sheet.rows[row - 1]?.[column] ?? null;
  const before = cell?.comment === undefined ? '' : `${cell.comment.text}\n\n`;
  cells.set(key, {
    ...(cell ?? { value, type: value === null ? 'empty' : typeof value === 'number' ? 'number' : 'string' }),
    style: { ...cell?.style, ...faultFill },
    comment: { author, text: `${before}${comment}` },
  });
}

/** Removes what {@link writeMark} wrote; open cells get their own colour again. */
export function removeMarks(sheet: Sheet): void {
  for (const cell of sheet.cells?.values() ?? []) {
    if (cell.comment?.author !== author) continue;
    delete cell.comment;
    const { fill: _, ...style } = cell.style ?? {};
    cell.style = style.protection?.locked === false ? { ...style, ...entryFill } : style;
  }
}
