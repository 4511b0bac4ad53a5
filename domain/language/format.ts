import type { Language } from './text.ts';

const locales = { vi: 'vi-VN', en: 'en-GB' } as const;

const integers = {
  vi: new Intl.NumberFormat(locales.vi),
  en: new Intl.NumberFormat(locales.en),
};

const hundredths = {
  vi: new Intl.NumberFormat(locales.vi, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(locales.en, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
};

/** `1027014` → `1.027.014` (vi), `1,027,014` (en). */
export function formatInteger(value: number, language: Language): string {
  return integers[language].format(value);
}

/** Points in 1/100: `7906` → `79,06` (vi), `79.06` (en). */
export function formatPoints(points: number, language: Language): string {
  return hundredths[language].format(points / 100);
}

/** A change of points in 1/100, always signed: `339` → `+3,39`, `-5` → `−0,05`, `0` → `0,00`. */
export function formatPointsChange(change: number, language: Language): string {
  const sign = change > 0 ? '+' : change < 0 ? '−' : '';
  return sign + formatPoints(Math.abs(change), language);
}

/** A share of parts in whole per cent with at most two decimals, rounded half up: `172986, 1200000` → `14,42 %`. */
export function formatShare(part: number, whole: number, language: Language): string {
  const basisPoints = Number((BigInt(part) * 20_000n + BigInt(whole)) / (BigInt(whole) * 2n));
  const number = new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 }).format(
    basisPoints / 100,
  );
  return language === 'vi' ? `${number} %` : `${number}%`;
}

/** An ISO date as officials write it: `2023-06-30` → `30/06/2023` (vi), `30 June 2023` (en). */
export function formatDate(isoDate: string, language: Language): string {
  const date = new Date(`${isoDate}T00:00:00Z`);
  return language === 'vi'
    ? new Intl.DateTimeFormat(locales.vi, {
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
        timeZone: 'UTC',
      }).format(date)
    : new Intl.DateTimeFormat(locales.en, {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      }).format(date);
}

/** An ISO week as it is spoken of: `2024-W02` → `tuần 02/2024` (vi), `week 2 of 2024` (en). */
export function formatWeek(week: string, language: Language): string {
  const [year, number = ''] = week.split('-W');
  return language === 'vi' ? `tuần ${number}/${year}` : `week ${Number(number)} of ${year}`;
}

/** The weekday of an ISO date: `2024-01-15` → `Thứ Hai` (vi), `Monday` (en). */
export function formatWeekday(isoDate: string, language: Language): string {
  const date = new Date(`${isoDate}T00:00:00Z`);
  return new Intl.DateTimeFormat(locales[language], { weekday: 'long', timeZone: 'UTC' }).format(date);
}
