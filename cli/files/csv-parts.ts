import { createHash } from 'node:crypto';
import type { Text } from '../../domain/language/text.ts';
import { columnNamed } from '../../domain/submission/csv/column-names.ts';
import type { CsvNames } from '../../domain/submission/csv/names.ts';
import type { CsvRow } from '../../domain/submission/csv/record-reader.ts';
import type { CsvRemark } from '../../domain/submission/csv/remarks.ts';
import { type CsvFault, type CsvTable, readCsvRows } from '../../domain/submission/csv/rows.ts';
import { readCsvSubmissions } from '../../domain/submission/csv/submissions.ts';
import { decodeCsvBytes } from '../../domain/submission/csv/text.ts';

/** The rows of a file that form one submission, to be sent separately. */
export type CsvPart = {
  readonly unit: string;
  readonly set: string;
  readonly period: string;
  readonly header: CsvRow;
  readonly records: readonly CsvRow[];
  /**
   * Derived from the content of its rows, not from their position, so that fixing other rows of the file does not
   * change it.
   */
  readonly key: string;
  /** Whether it gives a reason, but not the revision it corrects. */
  readonly lacksRevision: boolean;
};

/** A fault of a file as a whole, or of a row that cannot be assigned to a submission. */
type CsvFileFault = {
  readonly row: number | null;
  readonly column?: string;
  readonly code: string;
  readonly detail: Text;
};

/** The table in a file, or what is wrong with the file as a whole. */
export type CsvFileReading =
  | { readonly ok: true; readonly table: CsvTable }
  | { readonly ok: false; readonly faults: readonly CsvFileFault[] };

/** The parts of a file, what was passed over in it, and what is wrong with it; with any fault there are no parts. */
export type CsvParts = {
  readonly parts: readonly CsvPart[];
  readonly faults: readonly CsvFault[];
  readonly remarks: readonly CsvRemark[];
};

/** Reads the table of a CSV file of any length. */
export function readCsvFile(bytes: Uint8Array): CsvFileReading {
  const decoded = decodeCsvBytes(bytes);
  if (!decoded.ok) return { ok: false, faults: [{ row: null, code: decoded.code, detail: decoded.detail }] };
  const table = readCsvRows(decoded.text, Number.POSITIVE_INFINITY);
  return table.ok ? { ok: true, table } : table;
}

/**
 * Splits a CSV file by unit, set and period. Like the API, it accepts nothing of a file with a row that belongs to no
 * submission; the API checks each submission.
 */
export function readCsvParts(table: CsvTable, locale: 'vi' | 'en', names: CsvNames): CsvParts {
  const { submissions, faults, rows: read, remarks } = readCsvSubmissions(table, locale, names);
  if (faults.length > 0) return { parts: [], faults: [...faults].sort(byRow), remarks };
  const records = new Map(read.map((record) => [record.row, record]));
  const { header } = table;
  const parts = submissions.map((submission): CsvPart => {
    const { unit, set, period, rows } = submission;
    const own = rows.flatMap((row) => records.get(row) ?? []);
    const content = JSON.stringify([locale, header.cells, own.map(({ cells }) => cells)]);
    const key = createHash('sha256').update(content).digest('hex');
    const lacksRevision = submission.body.reason !== undefined && submission.ifMatch === undefined;
    return { unit, set, period, header, records: own, key, lacksRevision };
  });
  return { parts, faults: [], remarks };
}

/**
 * The part as a CSV file, in which every row keeps its number in the whole file: the rows of other submissions are left
 * empty, and count but have no content.
 * @param revision the revision it corrects, if its rows do not name it
 */
export function csvTextOf({ header, records }: CsvPart, revision?: number): string {
  const column = header.cells.findIndex((name) => columnNamed(name) === 'ifMatch');
  const isAdded = revision !== undefined && column === -1;
  const lines = ['\n'.repeat(header.row - 1), lineOf(isAdded ? [...header.cells, 'ifMatch'] : header.cells)];
  let above = header.row;
  for (const { row, cells } of records) {
    const isFirst = above === header.row;
    lines.push(
      '\n'.repeat(row - above),
      lineOf(isFirst ? withRevision(cells) : isAdded ? [...cells, ''] : cells),
    );
    above = row;
  }
  return lines.join('');

  function withRevision(cells: readonly string[]): readonly string[] {
    if (revision === undefined) return cells;
    return isAdded ? [...cells, String(revision)] : cells.with(column, String(revision));
  }
}

function byRow(one: CsvFault, other: CsvFault): number {
  return one.row - other.row;
}

/** Formats a record by RFC 4180. */
function lineOf(cells: readonly string[]): string {
  return cells.map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
