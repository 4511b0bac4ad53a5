import type { Unit } from '../catalogue/catalogue.ts';
import { figureColumns } from '../kinds/figure-columns.ts';
import type { FigurePart, Indicator } from '../kinds/kinds.ts';
import type { Language, Text } from '../language/text.ts';
import { shownKey } from '../problem/shown-key.ts';
import type { CsvColumn } from '../submission/csv/column-names.ts';
import type { CsvRecord } from '../submission/csv/columns.ts';
import { csvFaultAt, readCsvFigure } from '../submission/csv/figures.ts';
import type { CsvFault } from '../submission/csv/rows.ts';
import type { CsvSubmission } from '../submission/csv/submission.ts';
import { CsvSubmissionBuilder } from '../submission/csv/submission-builder.ts';
import { columnLetters } from '../table/column-letters.ts';
import { type CellUse, cellText } from './cell-text.ts';
import type { FoundForm } from './find-form.ts';
import { isBelow, lastRowOf } from './form-lines.ts';
import { lineFaults, type MadeFor } from './line-faults.ts';
import { type SheetCell, type SheetRow, textIn } from './sheet.ts';
import type { WorkbookIdentity } from './workbook-identity.ts';

/**
 * Reads a form into the submission that a CSV file with the same rows would give, with the rows and columns of the sheet.
 * Every fault is reported at its cell. A row without a figure and a comment adds nothing.
 * @param indicators the form's indicators, by id
 * @param of the unit that it was made for
 */
export function readFilledForm(
  form: FoundForm,
  identity: WorkbookIdentity,
  indicators: ReadonlyMap<string, Indicator>,
  of: Unit,
): CsvSubmission {
  const { sheet, headRow, columns } = form;
  const headers = headersOf(form);
  const { unit, set, period, language } = identity;
  const above = lineRecord(form, headers, language, { unit: of, period });
  const builder = new CsvSubmissionBuilder(language, { unit, set, period }, above.record);
  const faults = [...above.faults];
  for (const record of above.lines)
    builder.add({ record, indicator: null, definition: undefined, figure: {}, faults: [] });
  const last = lastRowOf(form, indicators);
  for (const row of sheet.rows) {
    if (row.number <= headRow || isBelow(row, last, form)) continue;
    const entered = enteredIn(row, columns);
    const id = textIn(row.cells.get(columns.get('indicator') ?? 0));
    const definition = indicators.get(id);
    if (entered.length === 0) {
      if (definition !== undefined) faults.push(...typedOver(row, columns, headers));
      continue;
    }
    const read = recordOf(row, entered, headers, language);
    const wrongRow = rowFault(form, row, entered, id, definition);
    if (wrongRow !== null)
      faults.push(csvFaultAt(read.record, wrongRow.column, wrongRow.code, wrongRow.detail));
    if (definition === undefined) continue;
    const reading = readCsvFigure(read.record, language, definition);
    const own = [...read.faults, ...reading.faults];
    const record = { ...read.record, row: row.number };
    builder.add({ record, indicator: id, definition, figure: reading.figure, faults: own });
  }
  const submission = builder.build();
  return { ...submission, faults: [...faults, ...submission.faults], cells: withLines(submission, form) };
}

/** The columns of a form by their letters, as the CSV rules call them. */
function headersOf({ columns }: FoundForm): ReadonlyMap<CsvColumn, string> {
  return new Map(
    [...columns].flatMap(([column, at]): [CsvColumn, string][] =>
      column === 'measure' || column === 'asked' || column === 'before' ? [] : [[column, columnLetters(at)]],
    ),
  );
}

/** The cells of the lines, wherever they are, for violations of parts that are not given. */
function withLines({ cells }: CsvSubmission, { lines }: FoundForm): CsvSubmission['cells'] {
  const own = lines.map(
    ({ name, row, at }) => [`/${name}`, { row: row.number, column: columnLetters(at) }] as const,
  );
  return new Map([...own.reverse(), ...cells]);
}

function lineRecord(form: FoundForm, headers: CsvRecord['headers'], language: Language, about: MadeFor) {
  const faults = lineFaults(form, about).map(({ row, at, code, detail }): CsvFault => {
    return { row, line: row, column: columnLetters(at), code, detail };
  });
  const found = form.lines.flatMap(({ name, row, at }): CsvRecord[] => {
    const cell = row.cells.get(at);
    if (cell === undefined || (name !== 'asOf' && name !== 'reason' && name !== 'note')) return [];
    const record = emptyRecord(row.number, new Map([...headers, [name, columnLetters(at)]]));
    const read = cellText(cell, name === 'asOf' ? 'date' : 'text', language);
    if (read.ok) return [{ ...record, cells: new Map([[name, read.text]]) }];
    faults.push(csvFaultAt(record, name, read.code, read.detail));
    return [];
  });
  const first = Math.min(...form.lines.map(({ row }) => row.number), 2);
  return { record: emptyRecord(first, headers), lines: found, faults };
}

function emptyRecord(row: number, headers: CsvRecord['headers']): CsvRecord {
  return { row, line: row, cells: new Map(), headers, unclear: new Map() };
}

type Entered = readonly [column: FigurePart | 'comment', at: number, cell: SheetCell];

/** The open cells of a row that hold anything. */
function enteredIn({ cells }: SheetRow, columns: FoundForm['columns']): Entered[] {
  return [...figureColumns, 'comment' as const].flatMap((column): Entered[] => {
    const at = columns.get(column);
    const cell = at === undefined ? undefined : cells.get(at);
    const isBlank = cell?.kind === 'text' && cell.text.trim() === '';
    return at === undefined || cell === undefined || isBlank ? [] : [[column, at, cell]];
  });
}

function recordOf(
  { number }: SheetRow,
  entered: readonly Entered[],
  headers: CsvRecord['headers'],
  language: Language,
): { readonly record: CsvRecord; readonly faults: readonly CsvFault[] } {
  const empty = emptyRecord(number, headers);
  const faults: CsvFault[] = [];
  const cells = new Map<CsvColumn, string>();
  for (const [column, , cell] of entered) {
    const read = cellText(cell, useOf(column), language);
    if (read.ok) cells.set(column, read.text);
    else faults.push(csvFaultAt(empty, column, read.code, read.detail));
  }
  return { record: { ...empty, cells }, faults };
}

function useOf(column: FigurePart | 'comment'): CellUse {
  if (column === 'comment') return 'text';
  return column === 'nothingToReport' ? 'mark' : 'number';
}

/** What is wrong with a row as a whole: nobody sees it, it has no indicator of the form, or its cells are merged. */
function rowFault(
  { sheet }: FoundForm,
  { number, isHidden }: SheetRow,
  entered: readonly Entered[],
  id: string,
  definition: Indicator | undefined,
): { readonly column: CsvColumn; readonly code: string; readonly detail: Text } | null {
  if (definition === undefined)
    return { column: 'indicator', code: 'unknown-row', detail: id === '' ? noCode : unknownRow(id) };
  if (isHidden) return { column: 'indicator', code: 'hidden-row', detail: hiddenRow(number) };
  for (const [column, at] of entered) {
    if (sheet.hiddenColumns.has(at)) return { column, code: 'hidden-column', detail: hiddenColumn(at) };
    const isMerged = sheet.merged.some(
      ({ firstRow, lastRow, firstColumn, lastColumn }) =>
        firstRow <= number && number <= lastRow && firstColumn <= at && at <= lastColumn,
    );
    if (isMerged) return { column, code: 'merged-cells', detail: mergedCells };
  }
  return null;
}

/** A number in the column of the last figures, in a row without a figure: it was meant to be one. */
function typedOver(
  { number, cells }: SheetRow,
  columns: FoundForm['columns'],
  headers: CsvRecord['headers'],
): CsvFault[] {
  const at = columns.get('before');
  const cell = at === undefined ? undefined : cells.get(at);
  if (at === undefined || cell === undefined || cell.kind === 'text') return [];
  const { row, line } = emptyRecord(number, headers);
  return [{ row, line, column: columnLetters(at), code: 'not-an-entry', detail: notAnEntry }];
}

const notAnEntry: Text = {
  vi: 'Cột số liệu lần trước chỉ để xem; số liệu kỳ này ghi vào ô màu vàng cùng hàng.',
  en: 'The column of last figures is only for reading; this period’s figure belongs in a yellow cell of the row.',
};

const noCode: Text = {
  vi: 'Hàng có số liệu nhưng không có mã chỉ số; xóa số liệu ở hàng này hoặc khôi phục mã.',
  en: 'The row has figures but no indicator code; clear it or restore the code.',
};

function unknownRow(id: string): Text {
  const shown = shownKey(id);
  return {
    vi: `«${shown}» không phải mã chỉ số của sổ này; xóa số liệu ở hàng này hoặc khôi phục mã.`,
    en: `“${shown}” is not an indicator code of this workbook; clear the row or restore the code.`,
  };
}

function hiddenRow(row: number): Text {
  return {
    vi: `Hàng ${row} đang bị ẩn hoặc lọc nhưng có số liệu; cho hiện lại, kiểm tra số rồi gửi.`,
    en: `Row ${row} is hidden or filtered out but has figures; show it again, check them and send the workbook again.`,
  };
}

function hiddenColumn(at: number): Text {
  const letters = columnLetters(at);
  return {
    vi: `Cột ${letters} đang bị ẩn nhưng có số liệu; cho hiện lại, kiểm tra số rồi gửi.`,
    en: `Column ${letters} is hidden but has figures; show it again, check them and send the workbook again.`,
  };
}

const mergedCells: Text = {
  vi: 'Ô này đã bị gộp với ô khác nên không rõ số thuộc ô nào; bỏ gộp rồi ghi lại số vào đúng ô.',
  en: 'This cell is merged with others, so it is not clear which one the number belongs to; unmerge the cells and enter it again.',
};
