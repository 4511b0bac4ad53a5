import { decimalColumns, figureColumns, wholeColumns } from '../../kinds/figure-columns.ts';
import type { FigurePart, Indicator } from '../../kinds/kinds.ts';
import { foldAccents, foldCase } from '../../language/fold-text.ts';
import type { Text } from '../../language/text.ts';
import { shownKey } from '../../problem/shown-key.ts';
import { measuresOf, neededParts, partsOfFigure, requiredParts } from '../figure-words.ts';
import { asTwoDecimals, asWholeNumber } from '../numbers/figure-number.ts';
import { numberExamples } from '../numbers/number-refusal.ts';
import { type NumberLocale, readNumberText } from '../numbers/number-text.ts';
import { isDash, noFigure, plainCell, saysNone, saysNothing } from './cell-text.ts';
import { type CsvColumn, columnIn } from './column-names.ts';
import type { CsvRecord } from './columns.ts';
import { halvesOf } from './halves.ts';
import type { CsvFault } from './rows.ts';

/** The parts of a figure in a row, such as `{ numerator: 3, denominator: 4 }`; empty if there are none. */
export type CsvFigure = Readonly<Record<string, number | true>>;

/** A row's figure and what is wrong with its cells. With faults the figure lacks the parts that could not be read. */
export type CsvFigureReading = { readonly figure: CsvFigure; readonly faults: readonly CsvFault[] };

/** Whether a cell means yes. */
type CsvMark =
  | { readonly ok: true; readonly marked: boolean }
  | { readonly ok: false; readonly fault: CsvFault };

type Cell =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly code: string; readonly detail: Text };

/**
 * Reads a row's figure. `Không phát sinh` in place of all parts is a figure. A dash is ignored in a column that the indicator
 * does not use, and ambiguous in place of a part. Whether the parts are those of the indicator's kind is checked later, with
 * the figure.
 * @param indicator the row's indicator, if it is known
 */
export function readCsvFigure(
  record: CsvRecord,
  locale: NumberLocale,
  indicator: Indicator | undefined,
): CsvFigureReading {
  const own = indicator === undefined ? figureColumns : partsOfFigure(indicator);
  const parts: [CsvColumn, number | true][] = [];
  const faults: CsvFault[] = [];
  const nothing: CsvColumn[] = [];
  const value = record.cells.get('value');
  const only = value === undefined ? null : partsOfValue(record, plainCell(value), indicator);
  if (only !== null && !only.ok) faults.push(only.fault);
  const under = new Map(only?.ok ? only.cells : []);
  for (const part of [...wholeColumns, ...decimalColumns]) {
    const column = under.has(part) ? 'value' : part;
    const cell = under.get(part) ?? record.cells.get(part);
    if (cell === undefined) continue;
    const text = plainCell(cell);
    if (!own.includes(part) && (isDash(text) || saysNothing(text) || saysNone(text))) continue;
    if (saysNothing(text)) nothing.push(column);
    else {
      const read = readNumber(text, locale, part, record, indicator);
      if (read.ok) parts.push([part, read.value]);
      else faults.push(csvFaultAt(record, column, read.code, read.detail));
    }
  }
  const mark = readNothing(record);
  if (!mark.ok) faults.push(mark.fault);
  else if (mark.marked) nothing.push('nothingToReport');
  if (value !== undefined && only === null && saysNothing(plainCell(value))) nothing.push('value');
  const [first] = nothing;
  if (first !== undefined && parts.length + faults.length > 0)
    faults.push(csvFaultAt(record, first, 'conflicting-cells', nothingAndFigures));
  else if (first !== undefined) parts.push(['nothingToReport', true]);
  // The figure of an indicator that does not exist is refused for that; until then it is one.
  if (value !== undefined && indicator === undefined && parts.length === 0) parts.push(['value', true]);
  return { figure: Object.fromEntries(parts), faults };
}

type ValueParts =
  | { readonly ok: true; readonly cells: readonly (readonly [part: FigurePart, text: string])[] }
  | { readonly ok: false; readonly fault: CsvFault };

/**
 * The parts that the one cell of a row is: the only part of a figure of one quantity, the percentage beside a ratio's parts, or
 * both parts of a figure of two whole numbers, written as `412/425`. Null for a cell without a number in a row whose figure
 * stands elsewhere.
 */
function partsOfValue(record: CsvRecord, text: string, indicator: Indicator | undefined): ValueParts | null {
  if (indicator === undefined) return null;
  const own = partsOfFigure(indicator);
  const filled = own.filter((part) => record.cells.has(part));
  const isNumber = !isDash(text) && !saysNone(text);
  if (saysNothing(text) || (!isNumber && filled.length > 0)) return null;
  const [only, another] = own;
  const [beside] = filled;
  if (only !== undefined && another === undefined) {
    if (beside === undefined) return { ok: true, cells: [[only, text]] };
    return { ok: false, fault: csvFaultAt(record, 'value', 'conflicting-cells', twoFigures) };
  }
  const isPercent = /\d\s*%$/.test(text);
  if (isPercent && filled.length > 0 && own.includes('statedPercent') && !filled.includes('statedPercent'))
    return { ok: true, cells: [['statedPercent', text]] };
  const halves = beside === undefined ? halvesOf(text, indicator) : null;
  if (halves !== null) return { ok: true, cells: halves };
  if (!isNumber) return { ok: false, fault: csvFaultAt(record, 'value', 'no-figure', noFigure(text)) };
  const detail = isPercent ? percentage(text, record, indicator) : needsColumns(record, indicator);
  return {
    ok: false,
    fault: csvFaultAt(record, 'value', isPercent ? 'percentage' : 'needs-parts', detail),
  };
}

/** For a figure of several parts in a column for one number. */
function needsColumns(record: CsvRecord, indicator: Indicator): Text {
  const header = shownKey(columnIn(record.headers, 'value'));
  const columns = requiredParts(indicator);
  const names = columns.map((part) => shownKey(columnIn(record.headers, part)));
  const named = names.map((name) => `«${name}»`).join(', ');
  if (columns.includes('rank'))
    return {
      vi: `Số ở cột «${header}» là điểm hay hạng? Ghi ở cột của nó: ${named}.`,
      en: `Is the number in the column “${header}” points or a rank? Write it in its own column: ${names.join(', ')}.`,
    };
  const { vi, en } = neededParts(indicator);
  return {
    vi: `Một số ở cột «${header}» chưa đủ: cần ${vi}, mỗi số một cột: ${named}.`,
    en: `One number in the column “${header}” is not enough: give the ${en}, each in its own column: ${names.join(', ')}.`,
  };
}

const twoFigures: Text = {
  vi: 'Hàng có số liệu ở cả cột này và cột riêng của chỉ số; chỉ giữ một.',
  en: 'The row has a figure both here and in the indicator’s own column; keep only one.',
};

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

/** A fault of one cell, at its column as the file calls it. */
export function csvFaultAt(
  { row, line, headers }: CsvRecord,
  column: CsvColumn,
  code: string,
  detail: Text,
): CsvFault {
  return { row, line, column: shownKey(columnIn(headers, column)), code, detail };
}

function readNumber(
  text: string,
  locale: NumberLocale,
  column: FigurePart,
  record: CsvRecord,
  indicator: Indicator | undefined,
): Cell {
  if (isDash(text) || saysNone(text)) return { ok: false, code: 'no-figure', detail: noFigure(text) };
  const number = withoutMeasure(text, column, indicator);
  if (/\d\s*%$/.test(number))
    return { ok: false, code: 'percentage', detail: percentage(text, record, indicator) };
  const isWhole = wholeColumns.includes(column);
  const reading = readNumberText(number, locale, isWhole ? 'whole' : 'decimal');
  if (!reading.ok) return { ...reading, detail: inFile(reading.detail, reading.code, number, locale) };
  return isWhole ? asWholeNumber(reading.value, text) : asTwoDecimals(reading.value, text);
}

/** What a file can say besides: how its numbers are read, and how a spreadsheet came to shorten one. */
function inFile({ vi, en }: Text, code: string, number: string, locale: NumberLocale): Text {
  if (/^-?[\d.,]+[eE][+-]?\d+$/.test(number))
    return {
      vi: `${vi} Trong bảng tính, định dạng ô là Số («Number») rồi lưu lại tệp.`,
      en: `${en} In the spreadsheet, format the cell as Number and save the file again.`,
    };
  if (code !== 'ambiguous-number') return { vi, en };
  const example = numberExamples[locale];
  return {
    vi: `${vi} Số trong tệp đọc theo kiểu ${example}.`,
    en: `${en} Numbers of the file are read as in ${example}.`,
  };
}

/** The number before what it counts, if that is what the part is measured in: `12 hồ sơ`, `85 %`. */
function withoutMeasure(text: string, column: FigurePart, indicator: Indicator | undefined): string {
  const [, number = '', measure = ''] = /^(.{0,50}\d)\s*(\D+)$/su.exec(text) ?? [];
  const isMeasure = measuresOf(column, indicator).some(({ vi, en }) =>
    [foldCase(vi), foldCase(en), foldAccents(vi)].includes(foldCase(measure)),
  );
  return measure !== '' && isMeasure ? number : text;
}

function percentage(text: string, { headers }: CsvRecord, indicator: Indicator | undefined): Text {
  const shown = shownKey(text);
  const column = shownKey(columnIn(headers, 'statedPercent'));
  if (indicator === undefined)
    return {
      vi: `«${shown}» là tỷ lệ phần trăm; cột này cần một số. Tỷ lệ ghi ở cột «${column}».`,
      en: `“${shown}” is a percentage; this column needs a number. Percentages go in the column ${column}.`,
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
