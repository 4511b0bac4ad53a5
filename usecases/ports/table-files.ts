import type { Language } from '../../domain/language/text.ts';
import type { TableSheet } from '../../domain/table/table.ts';

/** Writes tables as Excel workbooks (.xlsx) to read, filter and print. */
export interface TableFiles {
  /**
   * A workbook of tables, a sheet each: a head that stays in view and is printed on every page, with filters; columns as wide as
   * declared; numbers, dates and times as such. A text that a spreadsheet would run as a formula begins with an apostrophe.
   * @param language of the formats of dates
   * @param mostBytes a larger file is not made; writing stops as soon as it is known to be one
   * @returns null for a larger file
   */
  write(sheets: readonly TableSheet[], language: Language, mostBytes: number): Promise<Uint8Array | null>;
}
