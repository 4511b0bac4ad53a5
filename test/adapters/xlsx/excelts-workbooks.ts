import { type Cell, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { faultOfKind } from '../../../adapters/xlsx/file-kind.ts';
import { faultOfZip } from '../../../adapters/xlsx/zip-directory.ts';
import type { Sheet, SheetCell, SheetRow } from '../../../domain/workbook/sheet.ts';
import type { WorkbookReading } from '../../../usecases/ports/workbooks.ts';

/** Reads workbooks as the port says, by another library: the choice of the first can be changed. */
export async function readByExcelts(bytes: Uint8Array): Promise<WorkbookReading> {
  const fault = faultOfKind(bytes) ?? faultOfZip(bytes);
  if (fault !== null) return { ok: false, fault };
  const workbook = await opened(bytes).catch(() => null);
  if (workbook === null || workbook.worksheets.length === 0) return { ok: false, fault: 'damaged' };
  return { ok: true, sheets: workbook.worksheets.map(sheetOf) };
}

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
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function opened(bytes: Uint8Array): Promise<Workbook> {
  const workbook = new Workbook();
  await workbook.xlsx.load(Buffer.from(bytes));
  return workbook;
}

function sheetOf(worksheet: Worksheet): Sheet {
  const rows: SheetRow[] = [];
  worksheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells = new Map<number, SheetCell>();
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      const read = cellOf(cell);
      if (read !== null) cells.set(column - 1, read);
    });
    if (cells.size > 0) rows.push({ number, isHidden: row.hidden === true, cells });
  });
  return {
    name: worksheet.name,
    isHidden: worksheet.state !== 'visible',
    rows,
    hiddenColumns: new Set(),
    merged: [],
  };
}

function cellOf({ value, numFmt }: Cell): SheetCell | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number')
    return { kind: 'number', value, isPercent: String(numFmt ?? '').includes('%') };
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'boolean') return { kind: 'flag', value };
  if (value instanceof Date) return { kind: 'date', date: value.toISOString().slice(0, 10) };
  if ('richText' in value) return { kind: 'text', text: value.richText.map(({ text }) => text).join('') };
  return { kind: 'text', text: JSON.stringify(value) };
}
