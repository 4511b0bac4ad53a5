import { decimalColumns, figureColumns, wholeColumns } from '../kinds/figure-columns.ts';
import type { FigurePart, Indicator } from '../kinds/kinds.ts';
import { foldAccents, foldCase } from '../language/fold-text.ts';
import type { Text } from '../language/text.ts';
import { shownKey } from '../problem/shown-key.ts';
import { isDash, noFigure, plainCell, saysNone, saysNothing } from './csv-cell-text.ts';
import type { CsvColumn } from './csv-column-names.ts';
import type { CsvRecord } from './csv-columns.ts';
import type { CsvFault } from './csv-rows.ts';
import { twoDecimals, wholeNumber } from './figure-number.ts';
import { measuresOf, neededParts, partsOf } from './figure-words.ts';
import { type NumberLocale, readNumberText } from './number-text.ts';

/** The parts of a figure in a row, such as `{ numerator: 3, denominator: 4 }`; empty if there are none. */
export type CsvFigure = Readonly<Record<string, number | true>>;

export type CsvFigureReading = { readonly figure: CsvFigure; readonly faults: readonly CsvFault[] };

/** Whether a cell means yes. */
type CsvMark =
  | { readonly ok: true; readonly marked: boolean }
  | { readonly ok: false; readonly fault: CsvFault };

type Cell =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly code: string; readonly detail: Text };

/**
 * Reads a row's figure. `Không phát sinh` in the place of every part is a figure. A dash in a column that the indicator has
 * no use for says nothing; in the place of a part it has several meanings. The figure validation checks whether the parts are
 * those the indicator's kind needs.
 * @param indicator the row's indicator, if it is known
 */
export function readCsvFigure(
  record: CsvRecord,
  locale: NumberLocale,
  indicator: Indicator | undefined,
): CsvFigureReading {
  const own = indicator === undefined ? figureColumns : partsOf(indicator);
  const parts: [CsvColumn, number | true][] = [];
  const faults: CsvFault[] = [];
  const nothing: CsvColumn[] = [];
  for (const column of [...wholeColumns, ...decimalColumns]) {
    const cell = record.cells.get(column);
    if (cell === undefined) continue;
    const text = plainCell(cell);
    if (!own.includes(column) && (isDash(text) || saysNothing(text) || saysNone(text))) continue;
    if (saysNothing(text)) nothing.push(column);
    else {
      const read = readNumber(text, locale, column, indicator);
      if (read.ok) parts.push([column, read.value]);
      else faults.push(csvFaultAt(record, column, read.code, read.detail));
    }
  }
  const mark = readNothing(record);
  if (!mark.ok) faults.push(mark.fault);
  else if (mark.marked) nothing.push('nothingToReport');
  const [first] = nothing;
  if (first !== undefined && parts.length + faults.length > 0)
    faults.push(csvFaultAt(record, first, 'conflicting-cells', nothingAndFigures));
  else if (first !== undefined) parts.push(['nothingToReport', true]);
  return { figure: Object.fromEntries(parts), faults };
}

/** Reads the cell under `nothingToReport`, which may also say so in words. */
function readNothing(record: CsvRecord): CsvMark {
  const cell = record.cells.get('nothingToReport') ?? '';
  if (saysNothing(cell)) return { ok: true, marked: true };
  return readCsvMark(record, 'nothingToReport');
}

/** Reads a cell that means yes or is empty; `x`, `có`, `true` and `1` mean yes, a dash nothing. */
export function readCsvMark(record: CsvRecord, column: CsvColumn): CsvMark {
  const text = plainCell(record.cells.get(column) ?? '');
  if (text === '' || isDash(text)) return { ok: true, marked: false };
  if (/^(?:x|có|true|1|yes)$/i.test(text.normalize('NFC'))) return { ok: true, marked: true };
  const detail = {
    vi: `«${shownKey(text)}» không rõ nghĩa: ghi «x», «có», «true» hoặc «1», hay để trống.`,
    en: `“${shownKey(text)}” is not clear: write “x”, “có”, “true” or “1”, or leave the cell empty.`,
  };
  return { ok: false, fault: csvFaultAt(record, column, 'not-a-mark', detail) };
}

/** A fault of one cell. */
export function csvFaultAt(
  { row, line }: CsvRecord,
  column: CsvColumn,
  code: string,
  detail: Text,
): CsvFault {
  return { row, line, column, code, detail };
}

function readNumber(
  text: string,
  locale: NumberLocale,
  column: FigurePart,
  indicator: Indicator | undefined,
): Cell {
  if (isDash(text) || saysNone(text)) return { ok: false, code: 'no-figure', detail: noFigure(text) };
  const number = withoutMeasure(text, column, indicator);
  if (/\d\s*%$/.test(number)) return { ok: false, code: 'percentage', detail: percentage(text, indicator) };
  const isWhole = wholeColumns.includes(column);
  const reading = readNumberText(number, locale, isWhole ? 'whole' : 'decimal');
  if (!reading.ok) return reading;
  return isWhole ? wholeNumber(reading.value, text) : twoDecimals(reading.value, text);
}

/** The number before what it counts, if that is what the part is measured in: `12 hồ sơ`, `85 %`. */
function withoutMeasure(text: string, column: FigurePart, indicator: Indicator | undefined): string {
  const [, number = '', measure = ''] = /^(.{0,50}\d)\s*(\D+)$/su.exec(text) ?? [];
  const isMeasure = measuresOf(column, indicator).some(({ vi, en }) =>
    [foldCase(vi), foldCase(en), foldAccents(vi)].includes(foldCase(measure)),
  );
  return measure !== '' && isMeasure ? number : text;
}

function percentage(text: string, indicator: Indicator | undefined): Text {
  const shown = shownKey(text);
  if (indicator === undefined)
    return {
      vi: `«${shown}» là tỷ lệ phần trăm; cột này cần một số. Tỷ lệ ghi ở cột «statedPercent» (Tỷ lệ).`,
      en: `“${shown}” is a percentage; this column needs a number. Percentages go in the column statedPercent.`,
    };
  const { vi, en } = neededParts(indicator);
  return {
    vi: `«${shown}» là tỷ lệ phần trăm; cần ${vi}.`,
    en: `“${shown}” is a percentage; give the ${en}.`,
  };
}

const nothingAndFigures: Text = {
  vi: 'Hàng vừa ghi «không phát sinh» vừa có số liệu; bỏ một trong hai.',
  en: 'The row states that there is nothing to report but also has figures; remove one of them.',
};
