import type { Text } from '../language/text.ts';
import { csvKey, csvRecord, keyColumns, readCsvColumns } from './csv-columns.ts';
import { csvFaultAt, readCsvFigure } from './csv-figures.ts';
import type { CsvFault, CsvTable } from './csv-rows.ts';
import type { CsvSubmission } from './csv-submission.ts';
import { CsvSubmissionBuilder } from './csv-submission-builder.ts';
import type { NumberLocale } from './number-text.ts';

export type CsvSubmissions = {
  /** One for each unit, set and period, in order of first appearance; each with all its faults, if it has any. */
  readonly submissions: readonly CsvSubmission[];
  /** Faults of the header and of rows of which nobody can say to which submission they belong. While there are any, any submission may lack a row. */
  readonly faults: readonly CsvFault[];
};

/**
 * Makes submission requests of a file's rows, one indicator a row. All faults are reported at once. Names of columns
 * and texts are trimmed and folded to NFC; an empty cell gives nothing, and neither does a row without figures.
 * @param locale how the file's numbers are written
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
