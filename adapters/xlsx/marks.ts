import type { Cell, CellStyle, Sheet } from 'hucre/xlsx';
import type { CellMark } from '../../domain/workbook/made-sheet.ts';
import { entryFill, faultFill } from './looks.ts';
import { withMark, withoutMark } from './mark-text.ts';

/** Colours a cell and writes a comment onto it; what people wrote in its comment stays above. */
export function writeMark(sheet: Sheet, { row, column, comment }: CellMark): void {
  const key = `${row - 1},${column}`;
  const cells = sheet.cells ?? new Map<string, Cell>();
  sheet.cells = cells;
  const cell = cells.get(key);
  const value = cell?.value ?? sheet.rows[row - 1]?.[column] ?? null;
  cells.set(key, {
    ...(cell ?? { value, type: value === null ? 'empty' : typeof value === 'number' ? 'number' : 'string' }),
    style: coloured(cell?.style),
    comment: commentOf(withMark(cell?.comment?.text, comment), cell?.comment?.author),
  });
}

/** Of plain text alone: the library writes runs of an earlier text instead of the new one. */
function commentOf(text: string, author = 'Tiến Độ'): NonNullable<Cell['comment']> {
  return { author, text };
}

/** White text, such as that of a head, could not be read on the colour. */
function coloured(style: CellStyle = {}): CellStyle {
  return style.font?.color?.rgb?.endsWith('FFFFFF') === true ? style : { ...style, ...faultFill };
}

/** Removes what {@link writeMark} wrote; open cells get their own colour again. */
export function removeMarks(sheet: Sheet): void {
  for (const cell of sheet.cells?.values() ?? []) {
    const text = cell.comment === undefined ? null : withoutMark(cell.comment.text);
    if (cell.comment === undefined || text === null) continue;
    if (text === '') delete cell.comment;
    else cell.comment = commentOf(text, cell.comment.author);
    cell.style = withoutColour(cell.style);
  }
}

function withoutColour({ fill, ...style }: CellStyle = {}): CellStyle {
  if (style.protection?.locked === false) return { ...style, ...entryFill };
  return fill?.type === 'pattern' && fill.fgColor?.rgb?.endsWith('FFC7CE') === true
    ? style
    : { ...style, ...(fill && { fill }) };
}
