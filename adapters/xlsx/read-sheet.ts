import type { CellValue, Sheet as LibrarySheet } from 'hucre/xlsx';
import type { Sheet, SheetCell, SheetRow } from '../../domain/workbook/sheet.ts';
import { timeOfDay } from '../../domain/workbook/time-of-day.ts';
import { withoutMark } from './mark-text.ts';

type Detail = NonNullable<LibrarySheet['cells']> extends ReadonlyMap<string, infer D> ? D : never;

/** A sheet as the library read it, in the product's terms. */
export function sheetOf({
  name,
  hidden = false,
  veryHidden = false,
  rows,
  cells,
  rowDefs,
  columns = [],
  merges = [],
}: LibrarySheet): Sheet {
  const found = rows.flatMap((values, row): SheetRow[] => {
    const held = values.flatMap((value, column): [number, SheetCell][] => {
      const cell = cellOf(value, cells?.get(`${row},${column}`));
      return cell === null ? [] : [[column, cell]];
    });
    if (held.length === 0) return [];
    return [{ number: row + 1, isHidden: rowDefs?.get(row)?.hidden === true, cells: new Map(held) }];
  });
  return {
    name,
    isHidden: hidden || veryHidden,
    rows: found,
    hiddenColumns: new Set(columns.flatMap((column, at) => (column.hidden === true ? [at] : []))),
    merged: merges.map(({ startRow, endRow, startCol, endCol }) => ({
      firstRow: startRow + 1,
      lastRow: endRow + 1,
      firstColumn: startCol,
      lastColumn: endCol,
    })),
    notes: [...(cells ?? [])].flatMap(([key, { comment }]) => {
      const own = comment === undefined ? '' : (withoutMark(comment.text) ?? comment.text);
      const [row = 0, at = 0] = key.split(',').map(Number);
      return own.trim() === '' ? [] : [{ row: row + 1, at }];
    }),
  };
}

/** Null for a cell that holds nothing. */
function cellOf(value: CellValue, detail: Detail | undefined): SheetCell | null {
  if (detail?.type === 'error') return { kind: 'error', text: String(value) };
  if (value === null) return detail?.type === 'formula' ? { kind: 'unstored' } : null;
  if (typeof value === 'string') return value === '' ? null : { kind: 'text', text: value };
  if (typeof value === 'boolean') return { kind: 'flag', value };
  if (typeof value === 'number')
    return { kind: 'number', value, isPercent: detail?.style?.numFmt?.includes('%') === true };
  const time = value.getTime();
  if (Number.isNaN(time)) return { kind: 'text', text: String(value) };
  const date = value.toISOString().slice(0, 10);
  if (!isOnDayZero(date, detail?.style?.numFmt)) return { kind: 'date', date };
  const midnight = new Date(date).getTime();
  return { kind: 'time', time: timeOfDay(Math.round((time - midnight) / 1000)) };
}

/**
 * Whether a cell is on the day before the first, which means that it holds a time of day alone. Of files that count from 1904 that day is a
 * date too, where the cell shows one.
 */
function isOnDayZero(date: string, format = ''): boolean {
  if (date === '1899-12-31') return true;
  return date === '1904-01-01' && !/[dy]/i.test(format.replaceAll(/\[[^\]]*\]|"[^"]*"|\\./g, ''));
}
