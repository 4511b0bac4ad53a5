import { localMilliseconds } from '../../../domain/table/local-time.ts';
import type { ColumnKind } from '../../../domain/table/table.ts';

/** 1 January 1970 as a workbook counts days: from 30 December 1899, since its day 60 is a 29 February 1900 that never was. */
const epoch = 25_569;
const dayLength = 24 * 60 * 60 * 1_000;

/** A text of a column; in a column of dates or times, the number of days that a spreadsheet keeps instead. */
export function serialOf(kind: ColumnKind, text: string): string | number {
  if (kind === 'date') return epoch + Date.parse(text) / dayLength;
  if (kind !== 'time') return text;
  return epoch + localMilliseconds(text) / dayLength;
}
