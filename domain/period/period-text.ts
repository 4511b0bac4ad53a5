import { foldAccents } from '../language/fold-text.ts';
import { type Frequency, periodFrom } from './period.ts';

/** The period that a text names, or the periods it may mean; none when it names no period at all. */
export type PeriodReading =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly readings: readonly string[] };

const romans = ['i', 'ii', 'iii', 'iv'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const week = (year: string, number: string) => `${year}-W${number.padStart(2, '0')}`;
const month = (year: string, number: string) => `${year}-${number.padStart(2, '0')}`;

/** The ways of writing a period that name its frequency. Texts are folded, with `/` between number and year. */
const named: readonly (readonly [RegExp, (parts: Readonly<Record<string, string>>) => string])[] = [
  [/^(?<y>\d{4})[/ ]?w(?<n>\d{1,2})$/, ({ y = '', n = '' }) => week(y, n)],
  [/^w(?<n>\d{1,2})[/ ](?<y>\d{4})$/, ({ y = '', n = '' }) => week(y, n)],
  [/^(?:tuan|week)(?: thu| so)? ?(?<n>\d{1,2})[/ ](?<y>\d{4})$/, ({ y = '', n = '' }) => week(y, n)],
  [/^(?:thang|month) ?(?<n>\d{1,2})[/ ](?<y>\d{4})$/, ({ y = '', n = '' }) => month(y, n)],
  [
    new RegExp(`^(?<m>${months.join('|')})[a-z]*[/ ](?<y>\\d{4})$`),
    ({ y = '', m = '' }) => month(y, `${months.indexOf(m) + 1}`),
  ],
  [
    /^(?:quy|quarter|q) ?(?<q>[1-4]|i{1,3}|iv)[/ ](?<y>\d{4})$/,
    ({ y = '', q = '' }) => `${y}-Q${romans.includes(q) ? romans.indexOf(q) + 1 : q}`,
  ],
  [/^(?<y>\d{4})[/ ]?q(?<q>[1-4])$/, ({ y = '', q = '' }) => `${y}-Q${q}`],
  [/^(?<y>\d{4})[/ ]?h(?<h>[12])$/, ({ y = '', h = '' }) => `${y}-H${h}`],
  [/^h(?<h>[12])[/ ](?<y>\d{4})$/, ({ y = '', h = '' }) => `${y}-H${h}`],
  [
    /^(?:(?:6|sau) thang|nua) (?<h>dau|cuoi)[/ ](?<y>\d{4})$/,
    ({ y = '', h = '' }) => `${y}-H${h === 'dau' ? 1 : 2}`,
  ],
  [/^nam (?<y>\d{4})$/, ({ y = '' }) => y],
];

/**
 * Reads a period as people write it: its id in any case (`2024-w02`), or in words, `Tuần 02/2024`, `Tuần 2 năm 2024`,
 * `Tháng 3/2024`, `Quý I/2024`, `6 tháng đầu năm 2024`, `Week 2 of 2024`. A number and a year alone, `02/2024`, is a week in a
 * weekly set and a month in a monthly one; elsewhere it has two meanings.
 * @param frequency that of the set; null when the set is unknown
 */
export function readPeriodText(text: string, frequency: Frequency | null): PeriodReading {
  const exact = text.trim().toUpperCase();
  if (periodFrom(exact) !== null) return { ok: true, id: exact };
  const folded = foldAccents(text).replace(/^ky (?!$)/, '');
  const joined = folded.replace(/ ?[/\-–,] ?| nam (?=\d)| of (?=\d)/g, '/');
  for (const [pattern, idOf] of named) {
    const parts = pattern.exec(folded)?.groups ?? pattern.exec(joined)?.groups;
    if (parts !== undefined) return periods(idOf(parts));
  }
  const [, number = '', year = ''] = /^(\d{1,2})\/(\d{4})$/.exec(joined) ?? [];
  const [, otherYear = '', otherNumber = ''] = /^(\d{4})\/(\d{1,2})$/.exec(joined) ?? [];
  if (number + otherNumber !== '') return bare(year + otherYear, number + otherNumber, frequency);
  const [, letter = '', ofLetter = ''] = /^t\.? ?(\d{1,2})\/(\d{4})$/.exec(joined) ?? [];
  return {
    ok: false,
    readings: letter === '' ? [] : existing(week(ofLetter, letter), month(ofLetter, letter)),
  };
}

function bare(year: string, number: string, frequency: Frequency | null): PeriodReading {
  if (frequency === 'week') return periods(week(year, number));
  if (frequency === 'month') return periods(month(year, number));
  const quarter = /^0?[1-4]$/.test(number) ? [`${year}-Q${Number(number)}`] : [];
  const meant = frequency === 'quarter' ? quarter : [week(year, number)];
  return { ok: false, readings: existing(...meant, month(year, number)) };
}

function periods(id: string): PeriodReading {
  return periodFrom(id) === null ? { ok: false, readings: [] } : { ok: true, id };
}

function existing(...ids: readonly string[]): string[] {
  return ids.filter((id) => periodFrom(id) !== null);
}
