import { figureColumns } from '../kinds/figure-columns.ts';
import type { FigurePart } from '../kinds/kinds.ts';
import type { Text } from '../language/text.ts';
import { shownKey } from '../problem/shown-key.ts';
import type { CsvRow } from './csv-record-reader.ts';
import type { CsvFault } from './csv-rows.ts';

/** The columns every row must fill. */
export const keyColumns = ['unit', 'set', 'period', 'indicator'] as const;
/**
 * Columns that apply to the whole submission and may be filled on any of its rows; `ifMatch` is the revision being
 * corrected.
 */
export const sharedColumns = ['asOf', 'note', 'reason', 'ifMatch'] as const;

export type CsvColumn =
  | (typeof keyColumns)[number]
  | FigurePart
  | 'comment'
  | (typeof sharedColumns)[number]
  | 'illustrative';

const csvColumns: readonly CsvColumn[] = [
  ...keyColumns,
  ...figureColumns,
  'comment',
  ...sharedColumns,
  'illustrative',
];

/** A row by column, without empty cells. */
export type CsvRecord = {
  readonly row: number;
  readonly line: number;
  readonly cells: ReadonlyMap<CsvColumn, string>;
};

export type CsvColumns =
  | { readonly ok: true; readonly columns: readonly CsvColumn[] }
  | { readonly ok: false; readonly faults: readonly CsvFault[] };

/** Reads the header: every column is known and appears once, and the key columns are present, in any order. */
export function readCsvColumns({ row, line, cells }: CsvRow): CsvColumns {
  const columns: CsvColumn[] = [];
  const faults: CsvFault[] = [];
  // With more cells than known columns, one is already unknown or repeated.
  for (const cell of cells.slice(0, csvColumns.length + 1)) {
    const name = cell.trim();
    const column = csvColumns.find((known) => known === name);
    if (column === undefined) faults.push(faultAt(name, 'unknown-column', unknownColumn(name)));
    else if (columns.includes(column)) faults.push(faultAt(name, 'duplicate-column', duplicateColumn(name)));
    else columns.push(column);
  }
  for (const column of keyColumns) {
    if (!cells.some((cell) => cell.trim() === column))
      faults.push(faultAt(column, 'missing-column', missingColumn(column)));
  }
  return faults.length === 0 ? { ok: true, columns } : { ok: false, faults };

  function faultAt(name: string, code: string, detail: Text): CsvFault {
    return { row, line, column: shownKey(name), code, detail };
  }
}

/** @param row a row with as many cells as there are columns */
export function csvRecord(columns: readonly CsvColumn[], { row, line, cells }: CsvRow): CsvRecord {
  const given = columns.flatMap((column, at): [CsvColumn, string][] => {
    const cell = cells[at] ?? '';
    return cell.trim() === '' ? [] : [[column, cell]];
  });
  return { row, line, cells: new Map(given) };
}

/** The text of a cell, trimmed and normalized to NFC; empty when there is none. */
export function csvText(record: CsvRecord, column: CsvColumn): string {
  return (record.cells.get(column) ?? '').trim().normalize('NFC');
}

/** Unit, set and period: rows with the same three belong to one submission. */
export function csvKey(record: CsvRecord): [unit: string, set: string, period: string] {
  return [csvText(record, 'unit'), csvText(record, 'set'), csvText(record, 'period')];
}

function unknownColumn(name: string): Text {
  if (name === '')
    return { vi: 'Cột không có tên; đặt tên hoặc xóa cột.', en: 'A column has no name; name or remove it.' };
  const nearest = nearestColumn(name);
  return {
    vi: `Không có cột «${shownKey(name)}»; tên gần nhất là «${nearest}».`,
    en: `There is no column “${shownKey(name)}”; the nearest name is “${nearest}”.`,
  };
}

function duplicateColumn(name: string): Text {
  return {
    vi: `Cột «${name}» có hai lần; chỉ giữ một.`,
    en: `The column “${name}” appears twice; keep only one.`,
  };
}

function missingColumn(name: string): Text {
  return { vi: `Thiếu cột bắt buộc «${name}».`, en: `The required column “${name}” is missing.` };
}

function nearestColumn(name: string): CsvColumn {
  const wanted = name.slice(0, 40).toLowerCase();
  const distance = (column: CsvColumn) => editDistance(wanted, column.toLowerCase());
  return csvColumns.reduce((best, column) => (distance(column) < distance(best) ? column : best));
}

/** The number of letters to insert, delete or replace to turn one word into the other (Levenshtein distance). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [above, letter] of [...from].entries()) {
    const next = [above + 1];
    for (const [at, target] of [...to].entries()) {
      const change = (row[at] ?? 0) + (letter === target ? 0 : 1);
      next.push(Math.min(change, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
