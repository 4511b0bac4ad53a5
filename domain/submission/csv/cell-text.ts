import { foldAccents } from '../../language/fold-text.ts';
import type { Text } from '../../language/text.ts';
import { shownKey } from '../../problem/shown-key.ts';

/**
 * The text of a cell that holds a code, a number or a date, without what makes a spreadsheet keep it as text: a leading
 * apostrophe, quotes of its own, or a formula that is a constant, `="9450"` or `=9450`.
 */
export function plainCell(cell: string): string {
  const text = cell.trim();
  const [, constant, bare, quoted, marked] =
    /^(?:="([^"]*)"|=([-\d.,]+)|"([^"]*)"|'([^']*))$/.exec(text.slice(0, 200)) ?? [];
  return constant ?? bare ?? quoted ?? marked ?? text;
}

/** A mark that a table for people puts where there is nothing: `-`, `–`, `—`, `…`, `/`. */
export function isDash(cell: string): boolean {
  return /^[-–—−_/.…]+$/.test(cell.trim());
}

const nothingWords = ['khong phat sinh', 'kps', 'nothing to report', 'none to report'];

/** Whether a cell says that there was nothing to report: `Không phát sinh`, `KPS`. */
export function saysNothing(cell: string): boolean {
  return nothingWords.includes(foldAccents(cell).replace(/[.]$/, ''));
}

const unclearWords = ['khong co', 'khong', 'chua co', 'chua co so lieu', 'khong co so lieu', 'khong ap dung'];
const unclearEnglish = ['n/a', 'na', 'nil', 'none', 'null', 'no data', 'not available'];

/** Whether a cell says in words that leave it open that there is no figure: `Không có`, `n/a`. */
export function saysNone(cell: string): boolean {
  const folded = foldAccents(cell).replace(/[.]$/, '');
  return [...unclearWords, ...unclearEnglish].includes(folded);
}

/** What a dash or a `Không có` in the place of a figure may mean, and how to write each. */
export function noFigure(cell: string): Text {
  const shown = shownKey(cell.trim());
  return {
    vi: `«${shown}» là số 0, không phát sinh, hay chưa có số liệu? Ghi 0, ghi «Không phát sinh», hoặc để trống cả hàng.`,
    en: `Is “${shown}” zero, nothing to report, or no figure yet? Write 0, write “nothing to report”, or leave the row’s figures empty.`,
  };
}

/** Why a spreadsheet shows no value in a cell, if it does not: a formula's error, or a column that is too narrow. */
export function spreadsheetError(cell: string): Text | null {
  const text = cell.normalize('NFKC').trim();
  const shown = shownKey(text);
  if (/^#+$/.test(text))
    return {
      vi: `«${shown}»: cột hẹp nên bảng tính không hiện số; nới rộng cột rồi lưu lại tệp.`,
      en: `“${shown}”: the column is too narrow to show the value; widen it and save the file again.`,
    };
  if (/^(?:#[A-Z][A-Z/0_]*[!?]|#N\/A|#GETTING_DATA|Err:\d{3})$/i.test(text))
    return {
      vi: `«${shown}» là lỗi công thức; sửa công thức rồi lưu lại tệp.`,
      en: `“${shown}” is a formula error; fix the formula and save the file again.`,
    };
  return null;
}
