import { formatDate } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';
import { shownKey } from '../problem/shown-key.ts';
import type { SheetCell } from './sheet.ts';
import { secondsOfDay, timeOfDay } from './time-of-day.ts';

/** A cell's content as a person would write it, or why it cannot be determined. */
export type CellText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: string; readonly detail: Text };

/** The cells of a form or a catalogue: numbers, dates, times of day, texts, and marks such as `x`. */
export type CellUse = 'number' | 'date' | 'time' | 'text' | 'mark';

/**
 * The text of a cell, which the rules for CSV cells read on: a number that the spreadsheet holds is written so that it has one
 * meaning in the workbook's language, `1234.5` as `1234,5`, and a percentage as `96,9%`.
 */
export function cellText(cell: SheetCell, use: CellUse, language: Language): CellText {
  switch (cell.kind) {
    case 'text':
      return { ok: true, text: cell.text.trim().normalize('NFC') };
    case 'number':
      if (use === 'date') return { ok: false, code: 'not-a-date', detail: needsDate(cell.value) };
      if (use === 'time' && cell.value >= 0 && cell.value < 1)
        return { ok: true, text: timeOfDay(Math.round(cell.value * secondsOfDay)) };
      return { ok: true, text: numberText(cell.value, cell.isPercent, language) };
    case 'date':
      if (use === 'number') return { ok: false, code: 'date-for-number', detail: needsNumber(cell.date) };
      return { ok: true, text: cell.date };
    case 'time':
      if (use === 'number')
        return { ok: false, code: 'date-for-number', detail: needsNumberNoTime(cell.time) };
      return { ok: true, text: cell.time };
    case 'flag':
      return { ok: true, text: use === 'mark' ? (cell.value ? 'x' : '') : cell.value ? 'TRUE' : 'FALSE' };
    case 'error':
      return { ok: false, code: 'spreadsheet-error', detail: formulaError(cell.text) };
    case 'unstored':
      return { ok: false, code: 'formula-without-value', detail: withoutValue };
  }
}

/** What a person sees in a cell, for a list of faults. */
export function shownCell(cell: SheetCell | undefined, language: Language): string {
  if (cell === undefined) return '';
  if (cell.kind === 'date') return formatDate(cell.date, language);
  if (cell.kind === 'time') return cell.time;
  if (cell.kind === 'error') return shownKey(cell.text);
  const read = cellText(cell, 'number', language);
  return read.ok ? shownKey(read.text) : '';
}

/**
 * A number as the spreadsheet shows it: of the digits that a binary fraction has, only the fifteen that mean something. Three
 * decimals get a zero more, lest they look like a group of thousands.
 */
function numberText(value: number, isPercent: boolean, language: Language): string {
  const plain = plainDigits(Number((isPercent ? value * 100 : value).toPrecision(15)));
  const clear = /^-?\d{1,3}\.\d{3}$/.test(plain) ? `${plain}0` : plain;
  return `${language === 'vi' ? clear.replace('.', ',') : clear}${isPercent ? '%' : ''}`;
}

/** Without an exponent. */
function plainDigits(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value)) return BigInt(value).toString();
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text;
}

function needsDate(value: number): Text {
  return {
    vi: `«${shownKey(String(value))}» là một số; ô này cần ngày, ví dụ 15/01/2024.`,
    en: `“${shownKey(String(value))}” is a number; this cell needs a date, such as 2024-01-15.`,
  };
}

function needsNumber(date: string): Text {
  return {
    vi: `Ô đang có định dạng ngày (${formatDate(date, 'vi')}) nhưng cần một số; đổi định dạng ô thành Số rồi nhập lại.`,
    en: `The cell is formatted as a date (${formatDate(date, 'en')}) but needs a number; format it as Number and enter the number again.`,
  };
}

function needsNumberNoTime(time: string): Text {
  return {
    vi: `Ô đang có định dạng giờ (${time}) nhưng cần một số; đổi định dạng ô thành Số rồi nhập lại.`,
    en: `The cell is formatted as a time (${time}) but needs a number; format it as Number and enter the number again.`,
  };
}

function formulaError(text: string): Text {
  const shown = shownKey(text);
  return {
    vi: `«${shown}» là lỗi công thức; sửa công thức hoặc ghi số.`,
    en: `“${shown}” is a formula error; fix the formula or write the number.`,
  };
}

const withoutValue: Text = {
  vi: 'Công thức trong ô chưa có giá trị lưu kèm. Mở sổ bằng Excel, lưu lại rồi gửi, hoặc ghi số thay công thức.',
  en: 'The formula in this cell has no stored value. Open the workbook in Excel, save it and send it again, or write the number instead.',
};
