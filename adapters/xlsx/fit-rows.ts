import type { Sheet } from 'hucre/xlsx';
import { heightOfLines, linesOfText } from './lines-of-text.ts';

/** The width of a column that states none, in characters. */
const usualWidth = 8.43;

/** How much wider bold letters are; in the fonts that stand in for Calibri, more than in Calibri. */
const boldness = 1.2;

/** The heights of a sheet's rows: those stated, and for others what shows all lines of the texts that wrap in them. */
export function fitRows({
  cells = new Map(),
  columns = [],
  rowDefs = new Map(),
}: Pick<Sheet, 'cells' | 'columns' | 'rowDefs'>): NonNullable<Sheet['rowDefs']> {
  const lines = new Map<number, number>();
  for (const [place, { value, style }] of cells) {
    if (style?.alignment?.wrapText !== true || typeof value !== 'string') continue;
    const [row = 0, column = 0] = place.split(',').map(Number);
    const width = columns[column]?.width ?? usualWidth;
    const own = linesOfText(value, style.font?.bold === true ? width / boldness : width);
    lines.set(row, Math.max(own, lines.get(row) ?? 1));
  }
  const fitted = new Map(rowDefs);
  for (const [row, most] of lines) {
    const height = heightOfLines(most);
    if (height !== null) fitted.set(row, { height, ...fitted.get(row) });
  }
  return fitted;
}
