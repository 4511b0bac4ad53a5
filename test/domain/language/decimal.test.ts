import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimalOf } from '../../../domain/language/decimal.ts';
import { formatDate, formatWeekday } from '../../../domain/language/format.ts';

const locales = { vi: 'vi-VN', en: 'en-GB' } as const;
const language = fc.constantFrom('vi', 'en');

/** The fewest and the most decimals. */
const decimals = fc.tuple(fc.nat(3), fc.nat(3)).map(([least, more]) => ({ least, most: least + more }));

/** Half of what is written last, exactly, just above and just below it. */
const nearHalf = fc
  .tuple(fc.nat(2_000_000), fc.nat(4), fc.constantFrom('5', '49999999', '50000001'))
  .map(([whole, places, end]) => Number(`${whole}e-${places}`) + Number(`0.${'0'.repeat(places)}${end}`));

const number = fc.oneof(
  fc.double(),
  fc.integer().map((hundredths) => hundredths / 100),
  nearHalf,
  nearHalf.map((above) => -above),
  fc.constantFrom(
    ...[0, -0, 0.005, 1.005, 999.995, 999.9995, -0.001, 1e21, 1e-6, 1e-7, 2 ** 53, 0.1 + 0.2],
    ...[Number.MAX_VALUE, Number.POSITIVE_INFINITY, Number.NaN],
  ),
);

it('writes every number as Intl does', () => {
  fc.assert(
    fc.property(number, decimals, language, (value, { least, most }, inLanguage) => {
      const intl = new Intl.NumberFormat(locales[inLanguage], {
        minimumFractionDigits: least,
        maximumFractionDigits: most,
      });
      expect(decimalOf(value, { least, most }, inLanguage)).toBe(intl.format(value));
    }),
    { numRuns: 3_000 },
  );
});

const forms = {
  vi: { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' },
  en: { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
} as const;

const date = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));

it('writes every date and weekday as Intl does', () => {
  for (const inLanguage of ['vi', 'en'] as const) {
    const dates = new Intl.DateTimeFormat(locales[inLanguage], forms[inLanguage]);
    const weekdays = new Intl.DateTimeFormat(locales[inLanguage], { weekday: 'long', timeZone: 'UTC' });
    fc.assert(
      fc.property(date, (iso) => {
        const instant = new Date(`${iso}T00:00:00Z`);
        expect(formatDate(iso, inLanguage)).toBe(dates.format(instant));
        expect(formatWeekday(iso, inLanguage)).toBe(weekdays.format(instant));
      }),
    );
  }
});

it('refuses what is no date', () => {
  expect(() => formatDate('2024-13-01', 'vi')).toThrow(new RangeError('Not a date: 2024-13-01'));
});
