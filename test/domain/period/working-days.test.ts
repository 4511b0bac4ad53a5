import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CalendarDay } from '../../../domain/catalogue/catalogue.ts';
import { WorkingCalendar } from '../../../domain/period/working-days.ts';

const name = { vi: 'Nghỉ bù', en: 'Day off' };
const exception = (date: string, kind: CalendarDay['kind']): CalendarDay => ({
  date,
  kind,
  name,
  basis: 'official',
});

/** January 2024: Monday the 15th is off, Saturday the 20th is worked instead, and Tuesday the 23rd is unconfirmed. */
const calendar = new WorkingCalendar([
  exception('2024-01-15', 'day-off'),
  exception('2024-01-20', 'working-day'),
  exception('2024-01-23', 'unconfirmed'),
]);
const on = (day: number) => Temporal.PlainDate.from({ year: 2024, month: 1, day });
const days = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('a working calendar', () => {
  it('works from Monday to Friday, less the days off, plus the days worked instead', () => {
    expect(days(12, 23).filter((day) => calendar.isWorkingDay(on(day)))).toEqual([
      ...[12, 16, 17, 18, 19, 20, 22, 23],
    ]);
  });

  it('knows why a day is out of the ordinary', () => {
    expect(calendar.exceptionOn(on(15))).toEqual(exception('2024-01-15', 'day-off'));
    expect(calendar.exceptionOn(on(23))).toEqual(exception('2024-01-23', 'unconfirmed'));
    expect(calendar.exceptionOn(on(16))).toBeUndefined();
  });

  it('finds the first working day from a day on, which may be that day', () => {
    const first = (day: number) => calendar.firstWorkingDayFrom(on(day)).day;
    expect([12, 13, 14, 15, 16, 20, 21].map(first)).toEqual([12, 16, 16, 16, 16, 20, 22]);
  });

  it('finds the working day so many after a day', () => {
    const nth = (day: number, count: number) => calendar.nthWorkingDayAfter(on(day), count).day;
    expect([0, 1, 2, 5, 6].map((count) => nth(12, count))).toEqual([12, 16, 17, 20, 22]);
    expect(nth(13, 0)).toBe(13);
  });

  it('counts the working days after a day up to another, which may be none', () => {
    const between = (from: number, to: number) => calendar.workingDaysBetween(on(from), on(to));
    expect([12, 13, 15, 16, 20, 21, 22].map((to) => between(12, to))).toEqual([0, 0, 0, 1, 5, 5, 6]);
    expect(between(22, 12)).toBe(0);
  });

  it('counts to the day it found, and to none before it', () => {
    const anyDay = fc.integer({ min: 1, max: 31 });
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (day, count) => {
        const found = calendar.nthWorkingDayAfter(on(day), count);
        expect(calendar.isWorkingDay(found)).toBe(true);
        expect(calendar.workingDaysBetween(on(day), found)).toBe(count);
        expect(calendar.workingDaysBetween(on(day), found.subtract({ days: 1 }))).toBe(count - 1);
      }),
    );
  });

  it('counts as one does who looks at each day, over any stretch and any exceptions', () => {
    const anyDate = fc
      .integer({ min: 0, max: 800 })
      .map((later) => Temporal.PlainDate.from('2023-06-01').add({ days: later }));
    const anyKind = fc.constantFrom<CalendarDay['kind']>('day-off', 'working-day', 'unconfirmed');
    const anyException = fc.tuple(anyDate, anyKind).map(([date, kind]) => exception(date.toString(), kind));
    fc.assert(
      fc.property(fc.array(anyException, { maxLength: 60 }), anyDate, anyDate, (exceptions, from, to) => {
        const any = new WorkingCalendar(exceptions);
        const each = Array.from({ length: Math.max(0, from.until(to).days) }, (_, nth) =>
          from.add({ days: nth + 1 }),
        );
        expect(any.workingDaysBetween(from, to)).toBe(each.filter((day) => any.isWorkingDay(day)).length);
      }),
    );
  });

  it('names the holidays of a stretch of days once each, without weekends and worked days', () => {
    const tet = { vi: 'Tết', en: 'Tet' };
    const named = (date: string, own: CalendarDay['name']) => ({ ...exception(date, 'day-off'), name: own });
    const week = new WorkingCalendar([
      named('2024-01-14', tet),
      named('2024-01-15', tet),
      named('2024-01-16', name),
      named('2024-01-17', tet),
      { ...exception('2024-01-18', 'working-day'), name: { vi: 'Làm bù', en: 'Worked' } },
      named('2024-01-20', { vi: 'Thứ Bảy', en: 'Saturday' }),
    ]);
    expect(week.holidaysBetween(on(14), on(20))).toEqual([tet, name]);
    expect(week.holidaysBetween(on(16), on(16))).toEqual([name]);
  });
});
