import { formatDate } from '../../language/format.ts';
import type { Text } from '../../language/text.ts';
import { dateSerial, readDateText } from '../../period/date-text.ts';
import { shownKey } from '../../problem/shown-key.ts';
import type { NumberLocale } from '../numbers/number-text.ts';
import { isDash, plainCell } from './cell-text.ts';
import type { sharedColumns } from './column-names.ts';
import { type CsvRecord, csvCellText } from './columns.ts';
import { csvFaultAt } from './figures.ts';
import { lettersLost, looksLost } from './lost-letters.ts';
import type { CsvFault } from './rows.ts';

/** What a cell states once for its submission; an empty text if it states nothing. */
export type CsvShared =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: CsvFault };

/** Reads a cell of one of the shared columns; a dash counts as empty. */
export function readSharedCell(
  record: CsvRecord,
  column: (typeof sharedColumns)[number],
  locale: NumberLocale,
): CsvShared {
  const text = csvCellText(record, column);
  if (text === '' || isDash(text)) return { ok: true, text: '' };
  switch (column) {
    case 'asOf':
      return readDate(record, plainCell(text), locale);
    case 'ifMatch':
      return readRevision(record, plainCell(text));
    default:
      return readFreeText(record, column);
  }
}

/** Reads a text that people wrote: `note`, `reason` or `comment`. */
export function readFreeText(record: CsvRecord, column: 'note' | 'reason' | 'comment'): CsvShared {
  const text = csvCellText(record, column);
  if (isDash(text)) return { ok: true, text: '' };
  if (looksLost(text)) return { ok: false, fault: csvFaultAt(record, column, 'letters-lost', lettersLost) };
  return { ok: true, text };
}

function readDate(record: CsvRecord, text: string, locale: NumberLocale): CsvShared {
  const reading = readDateText(text, locale);
  if (reading.ok) return { ok: true, text: reading.date };
  const shown = shownKey(text);
  const [first, second] = reading.readings;
  if (first === undefined)
    return { ok: false, fault: csvFaultAt(record, 'asOf', 'not-a-date', notADate(shown)) };
  if (second === undefined) {
    const detail = {
      vi: `«${shown}» không theo thứ tự ngày/tháng/năm; nếu là ngày ${formatDate(first, 'vi')} thì ghi ${first}.`,
      en: `“${shown}” does not have the day first; if it is ${formatDate(first, 'en')}, write ${first}.`,
    };
    return { ok: false, fault: csvFaultAt(record, 'asOf', 'not-a-date', detail) };
  }
  if (dateSerial(text) !== null) {
    const detail = {
      vi: `«${shown}» là số thứ tự ngày của bảng tính: ${formatDate(first, 'vi')}, hoặc ${formatDate(second, 'vi')} nếu bảng tính đếm từ năm 1904. Định dạng ô là Ngày rồi lưu lại tệp, hoặc ghi ${first} hay ${second}.`,
      en: `“${shown}” is a spreadsheet’s number of a day: ${formatDate(first, 'en')}, or ${formatDate(second, 'en')} if the spreadsheet counts from 1904. Format the cell as a date and save the file again, or write ${first} or ${second}.`,
    };
    return { ok: false, fault: csvFaultAt(record, 'asOf', 'ambiguous-date', detail) };
  }
  const detail = {
    vi: `«${shown}» là ngày ${formatDate(first, 'vi')} hay ${formatDate(second, 'vi')}? Ghi ${first} hoặc ${second}.`,
    en: `Is “${shown}” ${formatDate(first, 'en')} or ${formatDate(second, 'en')}? Write ${first} or ${second}.`,
  };
  return { ok: false, fault: csvFaultAt(record, 'asOf', 'ambiguous-date', detail) };
}

function notADate(shown: string): Text {
  const isShort = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/.test(shown);
  const more = isShort
    ? { vi: ' Ghi năm đủ bốn chữ số.', en: ' Write the year with four digits.' }
    : { vi: '', en: '' };
  return {
    vi: `«${shown}» không phải ngày có thật; ghi như 2024-01-15 hoặc 15/01/2024.${more.vi}`,
    en: `“${shown}” is not a date that exists; write it like 2024-01-15.${more.en}`,
  };
}

function readRevision(record: CsvRecord, text: string): CsvShared {
  if (/^[1-9]\d{0,5}$/.test(text)) return { ok: true, text };
  const detail = {
    vi: `«${shownKey(text)}» không phải số bản; ghi số của bản cần điều chỉnh, ví dụ 1.`,
    en: `“${shownKey(text)}” is not a revision; write the number of the revision to correct, such as 1.`,
  };
  return { ok: false, fault: csvFaultAt(record, 'ifMatch', 'not-a-revision', detail) };
}
