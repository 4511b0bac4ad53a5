import { openXlsx, type ReadOptions, readXlsx, saveXlsx, type Workbook, writeXlsx } from 'hucre/xlsx';
import type { CellMark, MadeSheet } from '../../domain/workbook/made-sheet.ts';
import type { WorkbookReading, Workbooks } from '../../usecases/ports/workbooks.ts';
import { writeAsRead } from './as-it-reads.ts';
import { faultOfKind } from './file-kind.ts';
import { fitRows } from './fit-rows.ts';
import { removeMarks, writeMark } from './marks.ts';
import { printNames, withoutPrintNames } from './print-names.ts';
import { sheetOf } from './read-sheet.ts';
import { writtenSheet } from './written-sheet.ts';
import { faultOfZip } from './zip-directory.ts';

const usualRows = 3_000;

/** A far cell makes no sheet larger than this. */
function optionsFor(rows: number): ReadOptions {
  return { readStyles: true, range: `A1:BH${rows}` };
}

/** Workbooks by the library hucre. Nothing reaches it before the zip directory has been checked. */
export const xlsxWorkbooks: Workbooks = { read, make, annotate };

async function read(bytes: Uint8Array, mostRows = usualRows): Promise<WorkbookReading> {
  const fault = faultOfKind(bytes) ?? faultOfZip(bytes);
  if (fault !== null) return { ok: false, fault };
  const workbook = await readXlsx(bytes, optionsFor(mostRows)).catch(nullOf);
  return workbook === null ? { ok: false, fault: 'damaged' } : { ok: true, sheets: sheetsOf(workbook) };
}

/** Whatever the library cannot read is damaged, whichever error it throws. */
function nullOf(): null {
  return null;
}

function sheetsOf({ sheets }: Workbook) {
  return sheets.map(sheetOf);
}

async function make(sheets: readonly MadeSheet[]): Promise<Uint8Array> {
  const written = sheets.map(writtenSheet);
  return writeXlsx({
    sheets: written.map(withoutPrintNames),
    namedRanges: printNames(written),
    workbookProtection: { lockStructure: true },
  });
}

async function annotate(
  bytes: Uint8Array,
  front: MadeSheet,
  marks: readonly CellMark[],
  former: readonly string[],
): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes, optionsFor(usualRows));
  const kept = workbook.sheets.filter(({ name }) => ![front.name, ...former].includes(name));
  for (const sheet of kept) removeMarks(sheet);
  for (const mark of marks) {
    const sheet = kept.find(({ name }) => name === mark.sheet);
    if (sheet !== undefined) writeMark(sheet, mark);
  }
  for (const sheet of kept) {
    sheet.rowDefs = fitRows(sheet);
    writeAsRead(sheet);
  }
  const sheets = [writtenSheet(front), ...kept];
  const names = new Set(sheets.map(({ name }) => name));
  const others = workbook.namedRanges?.filter(({ scope }) => scope === undefined || names.has(scope)) ?? [];
  workbook.namedRanges = [...others, ...printNames(sheets)];
  workbook.sheets = sheets.map(withoutPrintNames);
  return saveXlsx(workbook);
}
