import type { Text } from '../../language/text.ts';
import { findCsvHeader } from './header.ts';
import { type CsvMisplaced, CsvRecordReader, type CsvRow } from './record-reader.ts';

/**
 * A fault in a CSV file, with its row (as in a spreadsheet: the header is row 1), its line of the text and, if known,
 * its column.
 */
export type CsvFault = {
  readonly row: number;
  readonly line: number;
  readonly column?: string;
  readonly code: string;
  readonly detail: Text;
  /** The indicator of the row, if it is known. */
  readonly indicator?: { readonly id: string; readonly name: Text };
};

/** The same faults, one of each kind for a cell. */
export function distinctFaults(faults: readonly CsvFault[]): CsvFault[] {
  const found = new Map(
    faults.map((fault) => [JSON.stringify([fault.row, fault.column, fault.code]), fault]),
  );
  return [...found.values()];
}

/** A readable file. `faults` concern single rows, which are left out of `rows`. */
export type CsvTable = {
  readonly ok: true;
  readonly separator: string;
  /** The rows above the header that are not empty. */
  readonly titles: readonly CsvRow[];
  /** The names of the columns; of a header of several rows the lowest name of each column. */
  readonly header: CsvRow;
  /** The rows that name the columns. */
  readonly headerRows: readonly CsvRow[];
  /** The rows under the header, without empty ones, each with as many cells as the header. */
  readonly rows: readonly CsvRow[];
  readonly faults: readonly CsvFault[];
};

/** A file's rows, or why it cannot be cut into rows: no header, no rows, too many, or a misplaced quote. */
export type CsvTableReading = CsvTable | { readonly ok: false; readonly faults: readonly CsvFault[] };

/**
 * Parses comma-, semicolon- or tab-separated values by RFC 4180; lines end with CRLF, LF or CR. The header may stand below
 * titles and empty rows; a first line `sep=;` names the separator, and is no row. A row may lack empty cells at its end, or
 * have more of them than the header. After a misplaced quote the rest cannot be trusted, so parsing ends there.
 * @param mostRows the maximum number of rows under the header
 */
export function readCsvRows(file: string, mostRows: number): CsvTableReading {
  const { text, line, separator: declared } = withoutSeparatorLine(file);
  const found = findCsvHeader(text, declared);
  if (found === null) return refuse(1, 1 + line, 'unknown-separator', unknownSeparator);
  const { separator } = found;
  const reader = new CsvRecordReader(text, separator);
  const titles: CsvRow[] = [];
  const rows: CsvRow[] = [];
  const faults: CsvFault[] = [];
  const headerRows: CsvRow[] = [];
  while (!reader.atEnd) {
    const read = reader.next();
    const record = { ...read, line: read.line + line };
    if ('misplaced' in record) {
      const { row, line: at, misplaced: code } = record;
      return { ok: false, faults: [...faults, { row, line: at, code, detail: misplaced[code] }] };
    }
    if (record.cells.every((cell) => cell.trim() === '')) continue;
    if (record.row >= found.row && headerRows.length < found.rows) {
      headerRows.push(record);
      continue;
    }
    const [header] = headerRows;
    if (header === undefined) {
      titles.push(record);
      continue;
    }
    if (rows.length + faults.length === mostRows)
      return refuse(record.row, record.line, 'too-many-rows', tooManyRows(mostRows));
    const width = found.cells.length;
    const cells = asWideAs(width, record);
    if (cells === null) faults.push(wrongCellCount(record, width));
    else rows.push({ ...record, cells });
  }
  const [first] = headerRows;
  if (first === undefined) return refuse(1, 1 + line, 'unknown-separator', unknownSeparator);
  if (rows.length + faults.length === 0) return refuse(first.row, first.line, 'no-rows', noRows);
  const header = { ...first, cells: found.cells };
  return { ok: true, separator, titles, header, headerRows, rows, faults };
}

/** The text without the line by which a spreadsheet is told the separator, and that separator. */
function withoutSeparatorLine(file: string) {
  const [line = '', separator = null] = /^"?sep=([;,\t|])"?[;,\t|]*(?:\r\n|\r|\n)/i.exec(file) ?? [];
  return { text: file.slice(line.length), line: line === '' ? 0 : 1, separator };
}

/** As many cells as the header has; null when more than that are not empty. */
function asWideAs(length: number, { cells }: CsvRow): readonly string[] | null {
  if (cells.slice(length).some((cell) => cell.trim() !== '')) return null;
  return Array.from({ length }, (_, at) => cells[at] ?? '');
}

function refuse(row: number, line: number, code: string, detail: Text): CsvTableReading {
  return { ok: false, faults: [{ row, line, code, detail }] };
}

const unknownSeparator: Text = {
  vi: 'Không tìm thấy dòng tên cột: cần một dòng có «unit» (Đơn vị), «set» (Bộ chỉ số), «period» (Kỳ), «indicator» (Chỉ số), tách bằng một loại dấu: dấu phẩy, dấu chấm phẩy hoặc tab.',
  en: 'There is no row of column names: one has to name unit, set, period and indicator, separated by one kind of separator: comma, semicolon or tab.',
};

const misplaced: Readonly<Record<CsvMisplaced['misplaced'], Text>> = {
  'unterminated-quote': {
    vi: 'Dấu nháy kép mở ở dòng này không được đóng.',
    en: 'The double quote opened on this line is never closed.',
  },
  'stray-quote': {
    vi: 'Dấu nháy kép đặt sai chỗ: ô có dấu nháy phải nằm trọn trong nháy kép, và mỗi dấu nháy bên trong ghi hai lần ("").',
    en: 'A misplaced double quote: quote the whole cell, and double each quote inside it ("").',
  },
};

const noRows: Text = {
  vi: 'Dưới dòng tiêu đề không có hàng nào.',
  en: 'There are no rows below the header.',
};

function tooManyRows(most: number): Text {
  return {
    vi: `Tệp có hơn ${most} hàng; chia thành nhiều tệp.`,
    en: `The file has more than ${most} rows; split it into several files.`,
  };
}

function wrongCellCount({ row, line, cells }: CsvRow, expected: number): CsvFault {
  const detail = {
    vi: `Hàng có ${cells.length} ô, tiêu đề có ${expected} cột; ô chứa dấu tách cột phải đặt trong nháy kép.`,
    en: `The row has ${cells.length} cells, the header ${expected} columns; a cell that contains the separator must be quoted.`,
  };
  return { row, line, code: 'wrong-cell-count', detail };
}
