import { decimalOf } from './decimal.ts';
import type { Language } from './text.ts';

// The default of `Intl`: of what is whole, none is written.
const integers = { least: 0, most: 3 };
const hundredths = { least: 2, most: 2 };
const atMostHundredths = { least: 0, most: 2 };

/** `1027014` → `1.027.014` (vi), `1,027,014` (en). */
export function formatInteger(value: number, language: Language): string {
  return decimalOf(value, integers, language);
}

/** A number with at most two decimals: `0.43` → `0,43`, `1250` → `1.250` (vi); `0.43`, `1,250` (en). */
export function formatAmount(value: number, language: Language): string {
  return decimalOf(value, atMostHundredths, language);
}

/** A change of a whole number, always signed: `3` → `+3`, `-3` → `−3`, `0` → `0`. */
export function formatSignedInteger(change: number, language: Language): string {
  return signOf(change) + formatInteger(Math.abs(change), language);
}

/** Points in 1/100: `7906` → `79,06` (vi), `79.06` (en). */
export function formatPoints(points: number, language: Language): string {
  return decimalOf(points / 100, hundredths, language);
}

/** A change of points in 1/100, always signed: `339` → `+3,39`, `-5` → `−0,05`, `0` → `0,00`. */
export function formatPointsChange(change: number, language: Language): string {
  return signOf(change) + formatPoints(Math.abs(change), language);
}

function signOf(change: number): string {
  return change > 0 ? '+' : change < 0 ? '−' : '';
}

/**
 * A share in per cent with at most two decimals, rounded half up: `172986, 1200000` → `14,42%` (vi), `14.42%` (en). A part
 * below its whole never shows as 100%.
 */
export function formatShare(part: number, whole: number, language: Language): string {
  const rounded = Number((BigInt(part) * 20_000n + BigInt(whole)) / (BigInt(whole) * 2n));
  const basisPoints = part < whole ? Math.min(rounded, 9_999) : rounded;
  return `${decimalOf(basisPoints / 100, atMostHundredths, language)}%`;
}

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const weekdays = {
  vi: ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

function dateOf(isoDate: string): Date {
  const date = new Date(`${isoDate}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not a date: ${isoDate}`);
  return date;
}

function twoDigits(number: number): string {
  return `${number}`.padStart(2, '0');
}

/** An ISO date as officials write it: `2023-06-30` → `30/06/2023` (vi), `30 June 2023` (en). */
export function formatDate(isoDate: string, language: Language): string {
  const date = dateOf(isoDate);
  const [day, month, year] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()];
  return language === 'vi'
    ? `${twoDigits(day)}/${twoDigits(month + 1)}/${year}`
    : `${day} ${englishMonths[month]} ${year}`;
}

/** An ISO week in words: `2024-W02` → `tuần 02/2024` (vi), `week 2 of 2024` (en). */
export function formatWeek(week: string, language: Language): string {
  const [year, number = ''] = week.split('-W');
  return language === 'vi' ? `tuần ${number}/${year}` : `week ${Number(number)} of ${year}`;
}

const romanQuarters = ['I', 'II', 'III', 'IV'];
const ordinals = ['first', 'second', 'third', 'fourth'];

/**
 * A reporting period in words: `2024-W02` → `tuần 02/2024`, `2024-03` → `tháng 03/2024`, `2024-Q1` → `quý I/2024`,
 * `2024-H1` → `6 tháng đầu năm 2024`, `2024` → `năm 2024` (vi); `March 2024`, `the first quarter of 2024` (en).
 */
export function formatPeriod(period: string, language: Language): string {
  const [year = '', part = ''] = period.split('-');
  const number = Number(part.slice(1));
  if (part === '') return language === 'vi' ? `năm ${year}` : year;
  switch (part.charAt(0)) {
    case 'W':
      return formatWeek(period, language);
    case 'Q':
      return language === 'vi'
        ? `quý ${romanQuarters[number - 1]}/${year}`
        : `the ${ordinals[number - 1]} quarter of ${year}`;
    case 'H':
      return language === 'vi'
        ? `6 tháng ${number === 1 ? 'đầu' : 'cuối'} năm ${year}`
        : `the ${ordinals[number - 1]} half of ${year}`;
    default:
      return language === 'vi' ? `tháng ${part}/${year}` : formatDate(`${period}-01`, 'en').slice(2);
  }
}

/**
 * The days of a month or a longer period, which are not those of the calendar: `2026-12` → `15/11–14/12/2026` (vi), `15 November – 14
 * December 2026` (en); with both years where they differ. Null for a week.
 */
export function formatPeriodDays(period: string, language: Language): string | null {
  const [year = '', part = ''] = period.split('-');
  if (part.startsWith('W')) return null;
  const number = Number(part.slice(1));
  const [length, last] = part.startsWith('Q')
    ? [3, 3 * number]
    : part.startsWith('H')
      ? [6, 6 * number]
      : part === ''
        ? [12, 12]
        : [1, Number(part)];
  const [first, end] = [
    Date.UTC(Number(year), last - length - 1, 15),
    Date.UTC(Number(year), last - 1, 14),
  ].map((at) => new Date(at).toISOString().slice(0, 10));
  const [from = '', to = ''] = [first, end].map((day) => formatDate(day ?? '', language));
  const isOneYear = first?.slice(0, 4) === end?.slice(0, 4);
  const begin = isOneYear ? from.slice(0, -yearLength) : from;
  return language === 'vi' ? `${begin}–${to}` : `${begin} – ${to}`;
}

/** A year with what stands before it. */
const yearLength = 5;

/** The weekday of an ISO date: `2024-01-15` → `Thứ Hai` (vi), `Monday` (en). */
export function formatWeekday(isoDate: string, language: Language): string {
  return `${weekdays[language][dateOf(isoDate).getUTCDay()]}`;
}

/** Vietnamese local time is UTC+7 all year. The portal uses this file too, so it does without Temporal. */
const offset = 7 * 60 * 60 * 1000;

/** An instant as Vietnamese local date and time: `2024-01-14T23:00:00Z` → `2024-01-15`, `06:00`. */
function localOf(isoInstant: string): { readonly date: string; readonly time: string } {
  const local = new Date(Date.parse(isoInstant) + offset).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

/** A UTC instant as Vietnamese local time: `2024-01-14T23:00:00Z` → `06:00 ngày 15/01/2024` (vi), `06:00 on 15 January 2024` (en). */
export function formatLocalTime(isoInstant: string, language: Language): string {
  const { date, time } = localOf(isoInstant);
  const written = formatDate(date, language);
  return language === 'vi' ? `${time} ngày ${written}` : `${time} on ${written}`;
}

/** A text capitalized for the start of a sentence or a heading: `tuần 02/2024` → `Tuần 02/2024`. */
export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

/**
 * The instant of a deadline as Vietnamese local time, with its weekday: `2024-01-12T09:00:00Z` → `16:00 ngày 12/01/2024
 * (Thứ Sáu)` (vi), `16:00 on 12 January 2024 (Friday)` (en).
 */
export function formatDeadline(isoInstant: string, language: Language): string {
  return `${formatLocalTime(isoInstant, language)} (${formatWeekday(localOf(isoInstant).date, language)})`;
}
