import type { Text } from '../language/text.ts';
import { CsvRecordReader, type CsvRow } from './csv-record-reader.ts';

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
};

/** A readable file. `faults` concern single rows, which are omitted from `rows`. */
export type CsvTable = {
  readonly ok: true;
  readonly header: CsvRow;
  /** The rows below the header, without empty ones. */
  readonly rows: readonly CsvRow[];
  readonly faults: readonly CsvFault[];
};

export type CsvTableReading = CsvTable | { readonly ok: false; readonly faults: readonly CsvFault[] };

/**
 * Reads comma-, semicolon- or tab-separated values, strictly by RFC 4180; LF ends a line as well as CRLF. The header
 * determines the separator. Reading stops at a misplaced quote, because the rest is unreliable.
 * @param mostRows the maximum number of rows below the header
 */
export function readCsvRows(text: string, mostRows: number): CsvTableReading {
  const separator = separatorOf(text);
  if (separator === null) return refuse(1, 1, 'unknown-separator', unknownSeparator);
  const reader = new CsvRecordReader(text, separator);
  const header = reader.next();
  if ('misplaced' in header)
    return refuse(header.row, header.line, header.misplaced, misplaced[header.misplaced]);
  const rows: CsvRow[] = [];
  const faults: CsvFault[] = [];
  while (!reader.atEnd) {
    const record = reader.next();
    const { row, line } = record;
    if ('misplaced' in record) {
      faults.push({ row, line, code: record.misplaced, detail: misplaced[record.misplaced] });
      return { ok: false, faults };
    }
    if (record.cells.every((cell) => cell.trim() === '')) continue;
    if (rows.length + faults.length === mostRows)
      return refuse(row, line, 'too-many-rows', tooManyRows(mostRows));
    if (record.cells.length === header.cells.length) rows.push(record);
    else faults.push(wrongCellCount(record, header.cells.length));
  }
  if (rows.length + faults.length === 0) return refuse(header.row, header.line, 'no-rows', noRows);
  return { ok: true, header, rows, faults };
}

/** The only separator in the header line, outside quotes; null when there is none, or more than one kind. */
function separatorOf(text: string): string | null {
  const found = new Set<string>();
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) break;
    else if (!quoted && (character === ',' || character === ';' || character === '\t')) found.add(character);
  }
  const [separator = null, another] = found;
  return another === undefined ? separator : null;
}

function refuse(row: number, line: number, code: string, detail: Text): CsvTableReading {
  return { ok: false, faults: [{ row, line, code, detail }] };
}

const unknownSeparator: Text = {
  vi: 'Dòng đầu phải là tên cột, tách bằng một loại dấu: dấu phẩy, dấu chấm phẩy hoặc tab.',
  en: 'The first line must contain the column names, separated by one kind of separator: comma, semicolon or tab.',
};

const misplaced: Readonly<Record<'unterminated-quote' | 'stray-quote' | 'stray-carriage-return', Text>> = {
  'unterminated-quote': {
    vi: 'Dấu nháy kép mở ở dòng này không được đóng.',
    en: 'The double quote opened on this line is never closed.',
  },
  'stray-quote': {
    vi: 'Dấu nháy kép đặt sai chỗ: ô có dấu nháy phải nằm trọn trong nháy kép, và mỗi dấu nháy bên trong ghi hai lần ("").',
    en: 'A misplaced double quote: quote the whole cell, and double each quote inside it ("").',
  },
  'stray-carriage-return': {
    vi: 'Dòng phải kết thúc bằng CRLF hoặc LF, không phải CR đơn lẻ.',
    en: 'Lines must end with CRLF or LF, not with CR alone.',
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
