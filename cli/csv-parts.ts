import { createHash } from 'node:crypto';
import type { Text } from '../domain/language/text.ts';
import type { CsvRow } from '../domain/submission/csv-record-reader.ts';
import { type CsvFault, readCsvRows } from '../domain/submission/csv-rows.ts';
import { readCsvSubmissions } from '../domain/submission/csv-submissions.ts';
import { decodeCsvBytes } from '../domain/submission/csv-text.ts';

/** The rows of a file that form one submission, to be sent separately. */
export type CsvPart = {
  readonly unit: string;
  readonly set: string;
  readonly period: string;
  readonly header: readonly string[];
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

export type CsvPartsReading =
  | { readonly ok: true; readonly parts: readonly CsvPart[] }
  | { readonly ok: false; readonly faults: readonly CsvFileFault[] };

/**
 * Splits a CSV file of any length by unit, set and period. Like the API, it accepts nothing of a file with a row that
 * belongs to no submission; the API checks each submission.
 */
export function readCsvParts(bytes: Uint8Array, locale: 'vi' | 'en'): CsvPartsReading {
  const decoded = decodeCsvBytes(bytes);
  if (!decoded.ok) return { ok: false, faults: [{ row: null, code: decoded.code, detail: decoded.detail }] };
  const table = readCsvRows(decoded.text, Number.POSITIVE_INFINITY);
  if (!table.ok) return table;
  const { submissions, faults } = readCsvSubmissions(table, locale);
  if (faults.length > 0) return { ok: false, faults: [...faults].sort(byRow) };
  const records = new Map(table.rows.map((record) => [record.row, record]));
  const header = table.header.cells;
  const parts = submissions.map((submission): CsvPart => {
    const { unit, set, period, rows } = submission;
    const own = rows.flatMap((row) => records.get(row) ?? []);
    const content = JSON.stringify([locale, header, own.map(({ cells }) => cells)]);
    const key = createHash('sha256').update(content).digest('hex');
    const lacksRevision = submission.body.reason !== undefined && submission.ifMatch === undefined;
    return { unit, set, period, header, records: own, key, lacksRevision };
  });
  return { ok: true, parts };
}

/**
 * The part as a CSV file, in which every row keeps its number in the whole file: the rows of other submissions are left
 * empty, and count but have no content.
 * @param revision the revision it corrects, if its rows do not name it
 */
export function csvTextOf({ header, records }: CsvPart, revision?: number): string {
  const column = header.findIndex((name) => name.trim() === 'ifMatch');
  const isAdded = revision !== undefined && column === -1;
  const lines = [lineOf(isAdded ? [...header, 'ifMatch'] : header)];
  let above = 1;
  for (const { row, cells } of records) {
    const isFirst = above === 1;
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
