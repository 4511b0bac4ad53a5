import { harmlessText } from '../table/harmless-text.ts';
import type { TableCell } from '../table/table.ts';
import type { Language } from './text.ts';

/**
 * A table as a CSV file that a spreadsheet opens as it is: UTF-8 with a byte order mark and CRLF, in Vietnamese with
 * semicolons and decimal commas, in English with commas and decimal points. A text that a spreadsheet would run as a
 * formula begins with an apostrophe; numbers stay numbers, negative ones too.
 */
export function csvText(rows: readonly (readonly TableCell[])[], language: Language): string {
  return `\ufeff${csvRows(rows, language)}`;
}

/** Further rows of such a file. */
export function csvRows(rows: readonly (readonly TableCell[])[], language: Language): string {
  const separator = language === 'vi' ? ';' : ',';
  return rows.map((cells) => `${cells.map((cell) => written(cell, language)).join(separator)}\r\n`).join('');
}

function written(cell: TableCell, language: Language): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return language === 'vi' ? `${cell}`.replace('.', ',') : `${cell}`;
  const text = harmlessText(cell);
  return /^\s|\s$|[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
