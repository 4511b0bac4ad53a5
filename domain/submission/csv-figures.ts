import { decimalColumns, wholeColumns } from '../kinds/figure-columns.ts';
import type { Text } from '../language/text.ts';
import { shownKey } from '../problem/shown-key.ts';
import type { CsvColumn, CsvRecord } from './csv-columns.ts';
import type { CsvFault } from './csv-rows.ts';
import { twoDecimals, wholeNumber } from './figure-number.ts';
import { type NumberLocale, readNumberText } from './number-text.ts';

/** The parts of a figure in a row, such as `{ numerator: 3, denominator: 4 }`; empty when the row has none. */
export type CsvFigure = Readonly<Record<string, number | true>>;

export type CsvFigureReading = { readonly figure: CsvFigure; readonly faults: readonly CsvFault[] };

/** Whether a cell means yes. */
type CsvMark =
  | { readonly ok: true; readonly marked: boolean }
  | { readonly ok: false; readonly fault: CsvFault };

type Cell =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly code: string; readonly detail: Text };

/** Reads a row's numbers. Figure validation checks later whether they are the parts the indicator's kind needs. */
export function readCsvFigure(record: CsvRecord, locale: NumberLocale): CsvFigureReading {
  const parts: [CsvColumn, number | true][] = [];
  const faults: CsvFault[] = [];
  for (const column of [...wholeColumns, ...decimalColumns]) {
    const text = record.cells.get(column);
    if (text === undefined) continue;
    const cell = readNumber(text, locale, column);
    if (cell.ok) parts.push([column, cell.value]);
    else faults.push(csvFaultAt(record, column, cell.code, cell.detail));
  }
  const nothing = readCsvMark(record, 'nothingToReport');
  if (!nothing.ok) faults.push(nothing.fault);
  else if (nothing.marked && parts.length > 0)
    faults.push(csvFaultAt(record, 'nothingToReport', 'conflicting-cells', nothingAndFigures));
  else if (nothing.marked) parts.push(['nothingToReport', true]);
  return { figure: Object.fromEntries(parts), faults };
}

/** Reads a cell that is empty or means yes: `x`, `có`, `true` or `1`. */
export function readCsvMark(record: CsvRecord, column: CsvColumn): CsvMark {
  const text = record.cells.get(column);
  if (text === undefined) return { ok: true, marked: false };
  if (/^(?:x|có|true|1)$/i.test(text.trim().normalize('NFC'))) return { ok: true, marked: true };
  const detail = {
    vi: `«${shownKey(text)}» không rõ nghĩa: ghi «x», «có», «true» hoặc «1», hay để trống.`,
    en: `“${shownKey(text)}” is not clear: write “x”, “có”, “true” or “1”, or leave the cell empty.`,
  };
  return { ok: false, fault: csvFaultAt(record, column, 'not-a-mark', detail) };
}

/** A fault in one cell. */
export function csvFaultAt(
  { row, line }: CsvRecord,
  column: CsvColumn,
  code: string,
  detail: Text,
): CsvFault {
  return { row, line, column, code, detail };
}

function readNumber(text: string, locale: NumberLocale, column: CsvColumn): Cell {
  const reading = readNumberText(text, locale);
  if (!reading.ok) return reading;
  const { value } = reading;
  return wholeColumns.some((whole) => whole === column) ? wholeNumber(value, text) : twoDecimals(value, text);
}

const nothingAndFigures: Text = {
  vi: 'Hàng vừa ghi «không phát sinh» vừa có số liệu; bỏ một trong hai.',
  en: 'The row states that there is nothing to report but also has figures; remove one of them.',
};
