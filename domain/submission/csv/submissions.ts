import type { NumberLocale } from '../numbers/number-text.ts';
import { spreadsheetError } from './cell-text.ts';
import {
  type CsvColumns,
  type CsvRecord,
  csvCellText,
  csvRecord,
  figuresOfRow,
  readCsvColumns,
} from './columns.ts';
import { csvFaultAt, readCsvFigure } from './figures.ts';
import { readCsvKey } from './key.ts';
import { fillMergedCells } from './merged-cells.ts';
import type { CsvNames } from './names.ts';
import type { CsvRow } from './record-reader.ts';
import { type CsvRemark, csvRemarks, type SkippedRow } from './remarks.ts';
import { type CsvFault, type CsvTable, distinctFaults } from './rows.ts';
import { skippedRow } from './skipped-rows.ts';
import { splitNumber } from './split-number.ts';
import type { CsvSubmission } from './submission.ts';
import { CsvSubmissionBuilder } from './submission-builder.ts';

/** The submissions that a file holds, with what is wrong and what was passed over. */
export type CsvSubmissions = {
  /** One per unit, set and period, in order of first appearance; each with all its faults, if any. */
  readonly submissions: readonly CsvSubmission[];
  /**
   * Faults of the header and of rows that cannot be assigned to a submission. While there are any, any submission may
   * lack a row.
   */
  readonly faults: readonly CsvFault[];
  /** The rows that hold figures, with merged cells filled, so that each can be read without those above. */
  readonly rows: readonly CsvRow[];
  /** What was passed over. */
  readonly remarks: readonly CsvRemark[];
};

/**
 * Builds submission requests from a file's rows, with one indicator per row or one per column, and reports all faults at
 * once. Texts are trimmed and normalized to NFC; empty cells and rows without figures add nothing. Rows that are not figures,
 * such as totals, are skipped with a remark.
 * @param locale the number format of the file
 * @param names what the texts in key cells mean
 */
export function readCsvSubmissions(table: CsvTable, locale: NumberLocale, names: CsvNames): CsvSubmissions {
  const header = readCsvColumns(table, names);
  if (!header.ok)
    return { submissions: [], faults: [...header.faults, ...table.faults], rows: [], remarks: [] };
  const { columns } = header;
  const { rows, skipped } = apartFromSkipped(table, columns, names);
  // A row of its own for each unit needs its name; set and period may be merged all the same.
  const mergeable = columns.indicators.size > 0 ? (['set', 'period'] as const) : undefined;
  const { records, merged } = fillMergedCells(
    rows.map((row) => csvRecord(columns, row)),
    mergeable,
  );
  const builders = new Map<string, CsvSubmissionBuilder>();
  const faults = [...table.faults];
  for (const record of records.flatMap((one, at) => figuresOfRow(columns, rows[at]?.cells ?? [], one))) {
    const { unit, set, period, indicator, faults: wrongKeys } = readCsvKey(record, names);
    const definition = names.definition(set ?? '', indicator ?? '');
    const reading = readCsvFigure(record, locale, definition);
    const split = table.separator === ',' ? splitNumber(record, columns) : [];
    const own = dropDoubles([...wrongKeys, ...reading.faults, ...split, ...errorsOf(record)]);
    if (unit === null || set === null || period === null) {
      faults.push(...own);
      continue;
    }
    const key = { unit, set, period };
    const id = JSON.stringify([unit, set, period]);
    const builder = builders.get(id) ?? new CsvSubmissionBuilder(locale, key, record);
    builders.set(id, builder);
    builder.add({ record, indicator, definition, figure: reading.figure, faults: own });
  }
  const submissions = [...builders.values()].map((builder) => builder.build());
  const filled = rows.map((row, at) => withMerged(row, records[at]?.cells ?? new Map(), columns));
  const remarks = csvRemarks(columns, table, skipped, merged);
  return { submissions, faults: distinctFaults(faults), rows: filled, remarks };
}

/** A row with the cells that were read as those above. */
function withMerged(row: CsvRow, filled: CsvRecord['cells'], { places }: CsvColumns): CsvRow {
  const cells = row.cells.map((cell, place) => {
    const column = places[place] ?? null;
    return cell.trim() === '' && column !== null ? (filled.get(column) ?? cell) : cell;
  });
  return { ...row, cells };
}

/** The rows that hold figures, and the others by why they do not. */
function apartFromSkipped({ rows: all, headerRows }: CsvTable, columns: CsvColumns, names: CsvNames) {
  const skipped = new Map<SkippedRow, CsvRow[]>();
  const rows: CsvRow[] = [];
  let set = '';
  for (const row of all) {
    const record = csvRecord(columns, row);
    const why = skippedRow(row, record, headerRows, columns, names, set);
    if (why === null) {
      rows.push(row);
      set = csvCellText(record, 'set') || set;
    } else skipped.set(why, [...(skipped.get(why) ?? []), row]);
  }
  return { rows, skipped };
}

/** Of several faults of one cell, only what the spreadsheet shows instead of a value. */
function dropDoubles(faults: readonly CsvFault[]): CsvFault[] {
  const broken = faults.filter(({ code }) => code === 'spreadsheet-error').map(({ column }) => column);
  return faults.filter(({ code, column }) => code === 'spreadsheet-error' || !broken.includes(column));
}

/** Cells in which a spreadsheet shows an error instead of a value. */
function errorsOf(record: CsvRecord): CsvFault[] {
  return [...record.cells].flatMap(([column, cell]) => {
    const detail = spreadsheetError(cell);
    return detail === null ? [] : [csvFaultAt(record, column, 'spreadsheet-error', detail)];
  });
}
