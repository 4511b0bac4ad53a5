import { Temporal } from 'temporal-polyfill';
import { localTime } from '../../../domain/table/local-time.ts';
import type { ColumnKind } from '../../../domain/table/table.ts';

/** Day 0 of a workbook; day 60 is a 29 February 1900 that never was, so days from March 1900 on count from here. */
const dayZero = Temporal.PlainDate.from('1899-12-30');

const minutesOfDay = 24 * 60;

/** A text of a column; in a column of dates or times, the number of days that a spreadsheet keeps instead. */
export function serialOf(kind: ColumnKind, text: string): string | number {
  if (kind === 'date') return daysTo(Temporal.PlainDate.from(text));
  if (kind !== 'time') return text;
  const local = localTime(text);
  const minutes = local.hour * 60 + local.minute + local.second / 60;
  return daysTo(local.toPlainDate()) + minutes / minutesOfDay;
}

function daysTo(date: Temporal.PlainDate): number {
  return dayZero.until(date, { largestUnit: 'day' }).days;
}
