import { Temporal } from 'temporal-polyfill';
import { foldAccents } from '../language/fold-text.ts';
import type { Language } from '../language/text.ts';

/** The date that a text names, `YYYY-MM-DD`, or the dates it may mean; none when it is no date. */
export type DateReading =
  | { readonly ok: true; readonly date: string }
  | { readonly ok: false; readonly readings: readonly string[] };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames = `(?<name>${months.join('|')})[a-z]*`;

/** Ways of writing a date that leave no doubt which number is the month. */
const clear: readonly RegExp[] = [
  /^(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})$/,
  /^(?:ngay )?(?<d>\d{1,2}) thang (?<m>\d{1,2}) nam (?<y>\d{4})$/,
  new RegExp(`^(?<d>\\d{1,2})[ -]${monthNames}[ -](?<y>\\d{4})$`),
  new RegExp(`^${monthNames} (?<d>\\d{1,2}),? (?<y>\\d{4})$`),
];

/**
 * Reads a date as people write it: `2024-02-05`, `ngày 5 tháng 2 năm 2024`, `5 February 2024`; `05/02/2024`, also with dots or
 * hyphens, has the day first in Vietnamese, while in English it has two meanings unless one of the numbers can be no month. A
 * spreadsheet's midnight after the date is dropped. A year of two digits is never taken. A spreadsheet's number of a day, `45332`,
 * means two dates, since some files count from 1904.
 */
export function readDateText(text: string, locale: Language): DateReading {
  const serial = dateSerial(text);
  if (serial !== null) return refused(...serial);
  const folded = foldAccents(text).replace(/[ t]0{1,2}:00(?::00(?:\.0+)?)?z?$/, '');
  for (const pattern of clear) {
    const parts = pattern.exec(folded)?.groups;
    if (parts === undefined) continue;
    const named = parts['name'] === undefined ? parts['m'] : `${months.indexOf(parts['name']) + 1}`;
    return only(dateOf(parts['y'], named, parts['d']));
  }
  const [, first, second, year] = /^(?:ngay )?(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(folded) ?? [];
  const dayFirst = dateOf(year, second, first);
  const monthFirst = dateOf(year, first, second);
  if (locale === 'vi') return dayFirst === null ? refused(monthFirst) : only(dayFirst);
  if (dayFirst === null || monthFirst === null || dayFirst === monthFirst)
    return only(dayFirst ?? monthFirst);
  return refused(dayFirst, monthFirst);
}

/** The dates, from 1995 on, that a spreadsheet's number of a day stands for, counted from 1900 and from 1904; null for other texts. */
export function dateSerial(text: string): readonly [from1900: string, from1904: string] | null {
  const [, digits] = /^([3-6]\d{4})(?:[.,]\d+)?$/.exec(text.trim()) ?? [];
  if (digits === undefined || Number(digits) < 34_700) return null;
  const dayOf = (zero: string) =>
    Temporal.PlainDate.from(zero)
      .add({ days: Number(digits) })
      .toString();
  return [dayOf('1899-12-30'), dayOf('1904-01-01')];
}

function only(date: string | null): DateReading {
  return date === null ? refused() : { ok: true, date };
}

function refused(...readings: readonly (string | null)[]): DateReading {
  return { ok: false, readings: readings.filter((date) => date !== null) };
}

/** Null for a date that does not exist. */
function dateOf(year = '', month = '', day = ''): string | null {
  if (year === '') return null;
  try {
    const [y, m, d] = [Number(year), Number(month), Number(day)];
    return Temporal.PlainDate.from({ year: y, month: m, day: d }, { overflow: 'reject' }).toString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
