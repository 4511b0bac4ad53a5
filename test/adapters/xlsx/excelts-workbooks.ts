import {
  type Cell,
  type CellFormulaValue,
  type DataValidation,
  type Style,
  Workbook,
  type Worksheet,
} from '@cj-tech-master/excelts';
import type { CellStyle } from 'hucre/xlsx';
import { faultOfKind } from '../../../adapters/xlsx/file-kind.ts';
import { heightOfLines, linesOfText } from '../../../adapters/xlsx/lines-of-text.ts';
import { entryFill, faultFill, looks } from '../../../adapters/xlsx/looks.ts';
import { withMark, withoutMark } from '../../../adapters/xlsx/mark-text.ts';
import { faultOfZip } from '../../../adapters/xlsx/zip-directory.ts';
import { columnLetters } from '../../../domain/table/column-letters.ts';
import type { CellMark, EntryCheck, MadeSheet } from '../../../domain/workbook/made-sheet.ts';
import type { Sheet, SheetCell, SheetRow } from '../../../domain/workbook/sheet.ts';
import type { WorkbookReading, Workbooks } from '../../../usecases/ports/workbooks.ts';

/** Workbooks by another library, the whole port: the choice of the first can be changed. */
export const exceltsWorkbooks: Workbooks = { read, make, annotate };

const usualRows = 3_000;
const mostColumns = 60;

/** Fills cells of the named sheet with that library, and saves the file again. */
export async function fillByExcelts(
  bytes: Uint8Array,
  sheet: string,
  cells: Readonly<Record<string, string | number>>,
): Promise<Uint8Array> {
  const workbook = await opened(bytes);
  const found = workbook.getWorksheet(sheet);
  if (found === undefined) throw new RangeError(`no sheet ${sheet}`);
  for (const [address, value] of Object.entries(cells)) found.getCell(address).value = value;
  return saved(workbook);
}

async function read(bytes: Uint8Array, mostRows = usualRows): Promise<WorkbookReading> {
  const fault = faultOfKind(bytes) ?? faultOfZip(bytes);
  if (fault !== null) return { ok: false, fault };
  const workbook = await opened(bytes).catch(() => null);
  if (workbook === null || workbook.worksheets.length === 0) return { ok: false, fault: 'damaged' };
  return { ok: true, sheets: workbook.worksheets.map((sheet) => sheetOf(sheet, mostRows)) };
}

async function make(sheets: readonly MadeSheet[]): Promise<Uint8Array> {
  const workbook = new Workbook();
  for (const sheet of sheets) await addSheet(workbook, sheet);
  await workbook.protect(undefined, { lockStructure: true });
  return saved(workbook);
}

async function annotate(
  bytes: Uint8Array,
  front: MadeSheet,
  marks: readonly CellMark[],
  former: readonly string[],
): Promise<Uint8Array> {
  const workbook = await opened(bytes);
  for (const name of [front.name, ...former]) {
    const sheet = workbook.getWorksheet(name);
    if (sheet !== undefined) workbook.removeWorksheet(sheet.id);
  }
  for (const sheet of workbook.worksheets)
    sheet.eachRow({ includeEmpty: true }, (row) => row.eachCell({ includeEmpty: true }, removeMark));
  for (const mark of marks) writeMark(workbook, mark);
  const added = await addSheet(workbook, front);
  added.orderNo = Math.min(...workbook.worksheets.map(({ orderNo }) => orderNo)) - 1;
  return saved(workbook);
}

async function opened(bytes: Uint8Array): Promise<Workbook> {
  const workbook = new Workbook();
  await workbook.xlsx.load(Buffer.from(bytes));
  return workbook;
}

async function saved(workbook: Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function addSheet(workbook: Workbook, made: MadeSheet): Promise<Worksheet> {
  const { name, isHidden, isLocked, widths, rows, frozen, checks } = made;
  const sheet = workbook.addWorksheet(name, {
    state: isHidden ? 'veryHidden' : 'visible',
    views:
      frozen.rows + frozen.columns > 0
        ? [{ state: 'frozen', xSplit: frozen.columns, ySplit: frozen.rows }]
        : [],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(frozen.rows > 0 ? { printTitlesRow: `${frozen.rows}:${frozen.rows}` } : {}),
    },
  });
  widths.forEach((width, at) => {
    sheet.getColumn(at + 1).width = width;
  });
  rows.forEach((row, at) => {
    let lines = 1;
    row.forEach((cell, column) => {
      if (cell === null) return;
      const place = sheet.getCell(at + 1, column + 1);
      place.value = cell.value;
      place.style = styleOf(looks[cell.look]);
      if (typeof cell.value === 'string' && looks[cell.look].alignment?.wrapText === true)
        lines = Math.max(lines, linesOfText(cell.value, widths[column] ?? 9));
    });
    const height = heightOfLines(lines);
    if (height !== null) sheet.getRow(at + 1).height = height;
  });
  for (const check of checks) sheet.dataValidations.add(check.range, validationOf(check));
  if (isLocked === false) sheet.autoFilter = `A1:${columnLetters(widths.length - 1)}${rows.length}`;
  else await sheet.protect(undefined, { formatColumns: true, formatRows: true });
  return sheet;
}

function styleOf({ font, fill, border, alignment, protection, numFmt }: CellStyle): Partial<Style> {
  const { color, ...plainFont } = font ?? {};
  const side = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
  return {
    ...(font && {
      font: { ...plainOf(plainFont), ...(color?.rgb && { color: { argb: `FF${color.rgb}` } }) },
    }),
    ...(fill?.type === 'pattern' && { fill: solid(fill.fgColor?.rgb ?? '') }),
    ...(border && { border: { top: side, right: side, bottom: side, left: side } }),
    ...(alignment && {
      alignment: {
        vertical: alignment.vertical === 'center' ? 'middle' : 'top',
        wrapText: alignment.wrapText === true,
        ...horizontalOf(alignment.horizontal),
      },
    }),
    ...(protection && { protection: { locked: protection.locked !== false } }),
    ...(numFmt && { numFmt }),
  };
}

function plainOf({ name, size, bold, italic }: NonNullable<CellStyle['font']>): Partial<Style['font']> {
  return { ...(name && { name }), ...(size && { size }), bold: bold === true, italic: italic === true };
}

function horizontalOf(horizontal: NonNullable<CellStyle['alignment']>['horizontal']) {
  return horizontal === 'left' || horizontal === 'right' || horizontal === 'center' ? { horizontal } : {};
}

function solid(rgb: string): Style['fill'] {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${rgb}` } };
}

const rules = {
  whole: { type: 'whole', operator: 'greaterThanOrEqual', formulae: [0] },
  decimal: { type: 'decimal', operator: 'greaterThanOrEqual', formulae: [0] },
  'negative-decimal': { type: 'decimal', operator: 'between', formulae: [-1e15, 1e15] },
  mark: { type: 'list', formulae: ['"x"'] },
  choice: { type: 'list', formulae: [] },
} as const satisfies Record<EntryCheck['accepts'], object>;

function validationOf({ accepts, values, title, message }: EntryCheck): DataValidation {
  const { formulae, ...rule } = rules[accepts];
  return {
    ...rule,
    formulae: values === undefined ? [...formulae] : [`"${values.join(',')}"`],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: title,
    error: message,
  };
}

function writeMark(workbook: Workbook, { sheet, row, column, comment }: CellMark): void {
  const cell = workbook.getWorksheet(sheet)?.getCell(row, column + 1);
  if (cell === undefined) return;
  cell.note = withMark(noteText(cell), comment);
  if (cell.font?.color?.argb?.endsWith('FFFFFF') === true) return;
  cell.style = { ...cell.style, ...styleOf(faultFill) };
}

function removeMark(cell: Cell): void {
  const text = withoutMark(noteText(cell) ?? '');
  if (text === null) return;
  if (text === '') withoutNote(cell);
  else cell.note = text;
  const { fill: _, ...style } = cell.style;
  cell.style = cell.protection?.locked === false ? { ...style, ...styleOf(entryFill) } : style;
}

/** The library keeps a removed note until the cell has a value again. */
function withoutNote(cell: Cell): void {
  const { value } = cell;
  cell.comment = undefined;
  cell.value = value;
}

function noteText({ note }: Cell): string | undefined {
  return typeof note === 'object' ? (note.texts ?? []).map(({ text }) => text).join('') : note;
}

function sheetOf(worksheet: Worksheet, mostRows: number): Sheet {
  const rows: SheetRow[] = [];
  const notes: Sheet['notes'][number][] = [];
  worksheet.eachRow({ includeEmpty: true }, (row, number) =>
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      const text = noteText(cell) ?? '';
      if ((withoutMark(text) ?? text).trim() !== '') notes.push({ row: number, at: column - 1 });
    }),
  );
  worksheet.eachRow({ includeEmpty: false }, (row, number) => {
    if (number > mostRows) return;
    const cells = new Map<number, SheetCell>();
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      const found = column > mostColumns || cell.master !== cell ? null : cellOf(cell);
      if (found !== null) cells.set(column - 1, found);
    });
    if (cells.size > 0) rows.push({ number, isHidden: row.hidden === true, cells });
  });
  const hidden = (worksheet.columns ?? []).flatMap((column, at) => (column.hidden ? [at] : []));
  return {
    name: worksheet.name,
    isHidden: worksheet.state !== 'visible',
    rows,
    hiddenColumns: new Set(hidden),
    merged: (worksheet.model.mergeCells ?? []).map(mergedOf),
    notes,
  };
}

function mergedOf(range: string): Sheet['merged'][number] {
  const [, first = '', top, last = '', bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) ?? [];
  return {
    firstRow: Number(top),
    lastRow: Number(bottom),
    firstColumn: placeOf(first),
    lastColumn: placeOf(last),
  };
}

function placeOf(letters: string): number {
  return [...letters].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellOf({ value, numFmt }: Cell): SheetCell | null {
  if (value === null || value === undefined || typeof value !== 'object' || value instanceof Date)
    return plainCell(value, numFmt);
  if ('richText' in value && value.richText !== undefined)
    return plainCell(value.richText.map(({ text }) => text).join(''), numFmt);
  if ('formula' in value || 'sharedFormula' in value)
    return value.result === undefined || value.result === null
      ? { kind: 'unstored' }
      : plainCell(value.result, numFmt);
  if ('error' in value) return { kind: 'error', text: value.error };
  return plainCell('text' in value ? value.text : JSON.stringify(value), numFmt);
}

function plainCell(value: CellFormulaValue['result'] | null, numFmt: Cell['numFmt']): SheetCell | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number')
    return { kind: 'number', value, isPercent: JSON.stringify(numFmt ?? '').includes('%') };
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'boolean') return { kind: 'flag', value };
  if (value instanceof Date) return dateOrTime(value);
  return { kind: 'error', text: value.error };
}

/** A date, or the time of day of a cell that has no day. */
function dateOrTime(value: Date): SheetCell {
  const [date = '', time = ''] = value.toISOString().split('T');
  if (!['1899-12-30', '1899-12-31', '1904-01-01'].includes(date)) return { kind: 'date', date };
  return { kind: 'time', time: time.slice(0, 8).replace(/:00$/, '') };
}
