import type { Sheet } from 'hucre/xlsx';

/** A text that reads as an escape, such as `_x0041_` for A, which the library writes as it is and spreadsheets read as the letter. */
const likeEscape = /_(?=x[0-9a-fA-F]{4}_)/g;

/** A value as it is to be written, so that it reads as it is; a text that looks like an escape gets one itself. */
export function asItReads<T>(value: T): T | string {
  return typeof value === 'string' ? value.replaceAll(likeEscape, '_x005F_') : value;
}

/** Makes the library write a sheet's texts exactly as they were read. */
export function writeAsRead(sheet: Sheet): void {
  sheet.rows = sheet.rows.map((row) => row.map(asItReads));
  for (const cell of sheet.cells?.values() ?? []) cell.value = asItReads(cell.value);
}
