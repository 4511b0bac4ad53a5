import { mostUnreadCells } from '../../contract/workbooks/workbook-result.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import { shownCell } from '../../domain/workbook/cell-text.ts';
import { cellName } from '../../domain/workbook/form-lines.ts';
import { type UnreadCell, unreadSheets } from '../../domain/workbook/not-read.ts';
import type { Sheet } from '../../domain/workbook/sheet.ts';

/** What a sheet holds that was not read, each at its cell. */
export function remarksOn(
  { name, rows }: Sheet,
  unread: readonly UnreadCell[],
  language: Language,
): Violation[] {
  const told = unread.slice(0, mostUnreadCells).map(({ row, at, code, detail }): Violation => {
    const cell = rows.find(({ number }) => number === row)?.cells.get(at);
    return { pointer: `${name}!${cellName(row, at)}`, code, detail, value: shownCell(cell, language) };
  });
  const more = unread.length - told.length;
  return more === 0 ? told : [...told, { pointer: name, code: 'more-not-read', detail: moreText(more) }];
}

/** The sheets of a workbook that were not read. @param own those that are read, or that were added here */
export function remarksOnSheets(sheets: readonly Sheet[], own: ReadonlySet<string>): Violation[] {
  return unreadSheets(sheets, own).map(({ name, detail }) => ({
    pointer: name,
    code: 'sheet-not-read',
    detail,
  }));
}

function moreText(count: number): Text {
  return {
    vi: `Còn ${count} ô khác của trang tính này không được đọc.`,
    en: `${count} more ${count === 1 ? 'cell' : 'cells'} of this sheet ${count === 1 ? 'was' : 'were'} not read.`,
  };
}
