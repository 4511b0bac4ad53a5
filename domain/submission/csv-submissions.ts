import type { Text } from '../language/text.ts';
import { csvKey, csvRecord, keyColumns, readCsvColumns } from './csv-columns.ts';
import { csvFaultAt, readCsvFigure } from './csv-figures.ts';
import type { CsvFault, CsvTable } from './csv-rows.ts';
import type { CsvSubmission } from './csv-submission.ts';
import { CsvSubmissionBuilder } from './csv-submission-builder.ts';
import type { NumberLocale } from './number-text.ts';

export type CsvSubmissions = {
  /** One per unit, set and period, in order of first appearance; each with all its faults, if any. */
  readonly submissions: readonly CsvSubmission[];
  /**
   * Faults of the header, and of rows that cannot be assigned to a submission. While any exist, any submission may be
   * missing a row.
   */
  readonly faults: readonly CsvFault[];
};

/**
 * Builds submission requests from a file's rows, one indicator per row. Reports all faults at once. Column names and
 * texts are trimmed and normalized to NFC; empty cells and rows without figures are ignored.
 * @param locale the number format of the file
 */
export function readCsvSubmissions(table: CsvTable, locale: NumberLocale): CsvSubmissions {
  const header = readCsvColumns(table.header);
  if (!header.ok) return { submissions: [], faults: [...header.faults, ...table.faults] };
  const builders = new Map<string, CsvSubmissionBuilder>();
  const faults = [...table.faults];
  for (const row of table.rows) {
    const record = csvRecord(header.columns, row);
    const reading = readCsvFigure(record, locale);
    const missing = keyColumns.filter((column) => !record.cells.has(column));
    if (missing.length > 0) {
      faults.push(
        ...missing.map((column) => csvFaultAt(record, column, 'required', required)),
        ...reading.faults,
      );
      continue;
    }
    const key = JSON.stringify(csvKey(record));
    const builder = builders.get(key) ?? new CsvSubmissionBuilder(header.columns, record);
    builders.set(key, builder);
    builder.add(record, reading);
  }
  return { submissions: [...builders.values()].map((builder) => builder.build()), faults };
}

const required: Text = {
  vi: 'Ô trống; cột này bắt buộc ở mọi hàng.',
  en: 'Empty; every row needs this column.',
};
