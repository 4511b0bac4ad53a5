import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { formatDate } from '../../../domain/language/format.ts';
import type { Language } from '../../../domain/language/text.ts';
import { readDateText } from '../../../domain/period/date-text.ts';

/** The date that a text names, or `?` with those it may name. */
function read(text: string, locale: Language): string {
  const reading = readDateText(text, locale);
  return reading.ok ? reading.date : `? ${reading.readings.join(' | ')}`.trim();
}

describe('readDateText', () => {
  it.each<[text: string, vi: string, en: string]>([
    ['2024-02-05', '2024-02-05', '2024-02-05'],
    ['2024-2-5', '2024-02-05', '2024-02-05'],
    ['2024/02/05', '2024-02-05', '2024-02-05'],
    ['05/02/2024', '2024-02-05', '? 2024-02-05 | 2024-05-02'],
    ['5/2/2024', '2024-02-05', '? 2024-02-05 | 2024-05-02'],
    ['05-02-2024', '2024-02-05', '? 2024-02-05 | 2024-05-02'],
    ['5.2.2024', '2024-02-05', '? 2024-02-05 | 2024-05-02'],
    ['05/05/2024', '2024-05-05', '2024-05-05'],
    ['13/02/2024', '2024-02-13', '2024-02-13'],
    ['02/13/2024', '? 2024-02-13', '2024-02-13'],
    ['ngày 05/02/2024', '2024-02-05', '? 2024-02-05 | 2024-05-02'],
    ['Ngày 5 tháng 2 năm 2024', '2024-02-05', '2024-02-05'],
    ['05 THÁNG 02 NĂM 2024', '2024-02-05', '2024-02-05'],
    ['5 February 2024', '2024-02-05', '2024-02-05'],
    ['5-Feb-2024', '2024-02-05', '2024-02-05'],
    ['February 5, 2024', '2024-02-05', '2024-02-05'],
    ['05/02/2024 00:00', '2024-02-05', '? 2024-02-05 | 2024-05-02'],
    ['2024-02-05T00:00:00', '2024-02-05', '2024-02-05'],
    ['2024-02-05 16:00', '?', '?'],
    ['31/02/2024', '?', '?'],
    ['2024-02-30', '?', '?'],
    ['05/02/24', '?', '?'],
    ['45327', '? 2024-02-05 | 2028-02-06', '? 2024-02-05 | 2028-02-06'],
    ['05/02', '?', '?'],
    ['hôm qua', '?', '?'],
    ['', '?', '?'],
  ])('reads %j as %s (vi) and %s (en)', (text, vi, en) => {
    expect([read(text, 'vi'), read(text, 'en')]).toEqual([vi, en]);
  });

  it('reads back what the product itself writes, and proposes only dates that it takes', () => {
    const days = fc
      .integer({ min: 0, max: 40_000 })
      .map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }).toString());
    fc.assert(
      fc.property(days, fc.constantFrom('vi' as const, 'en' as const), (day, locale) => {
        expect(read(day, locale)).toBe(day);
        expect(read(formatDate(day, locale), locale)).toBe(day);
        const [year, month, date] = day.split('-');
        const reading = readDateText(`${date}/${month}/${year}`, locale);
        if (reading.ok) expect(reading.date).toBe(day);
        else expect(reading.readings).toContain(day);
      }),
    );
  });
});
