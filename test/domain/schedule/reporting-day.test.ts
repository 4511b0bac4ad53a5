import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { calendarDaySchema } from '../../../domain/catalogue/catalogue.ts';
import { parsePeriod, weekOf } from '../../../domain/period/period.ts';
import { WorkingCalendar } from '../../../domain/period/working-days.ts';
import { periodReportedOn, reportingDayOf } from '../../../domain/schedule/reporting-day.ts';

const calendar = new WorkingCalendar(
  z.array(calendarDaySchema).parse(JSON.parse(readFileSync('example/catalogue/calendar.json', 'utf8'))),
);

function reportingDay(week: string): string | undefined {
  const period = parsePeriod(week);
  return period === null ? undefined : reportingDayOf(period, calendar).toString();
}

describe('reporting day', () => {
  it.each([
    ['2024-W02', '2024-01-15', 'an ordinary Monday'],
    ['2024-W06', '2024-02-15', 'Tết 2024: 8 to 14 February are off'],
    ['2024-W17', '2024-05-02', '29 April 2024 swapped off, then 30 April and 1 May'],
    ['2024-W18', '2024-05-06', 'the Monday after the make-up Saturday of 4 May'],
    ['2026-W34', '2026-08-24', 'the Monday after the make-up Saturday of 22 August'],
    ['2026-W35', '2026-09-03', '31 August 2026 swapped off, then 1 and 2 September'],
    ['2026-W53', '2027-01-04', 'a week 53'],
  ])('of %s is %s: %s', (week, day) => {
    expect(reportingDay(week)).toBe(day);
  });

  it('F70: is a working day, not before Monday, and reports that week on no other day', () => {
    const anyDay = fc
      .integer({ min: 0, max: 1_800 })
      .map((n) => Temporal.PlainDate.from('2022-01-03').add({ days: n }));
    fc.assert(
      fc.property(anyDay, (today) => {
        const period = periodReportedOn(today, calendar);
        if (period === null) return;
        expect(calendar.isWorkingDay(today)).toBe(true);
        expect(Temporal.PlainDate.compare(today, period.to)).toBeGreaterThan(0);
        expect(reportingDayOf(period, calendar).equals(today)).toBe(true);
        expect(weekOf(period.to).id).toBe(period.id);
      }),
    );
  });

  it('reports every week on its day, and of two weeks with one day the later', () => {
    for (
      let week = weekOf(Temporal.PlainDate.from('2023-12-25'));
      ;
      week = weekOf(week.to.add({ days: 1 }))
    ) {
      if (week.from.year > 2026) break;
      const day = reportingDayOf(week, calendar);
      const next = weekOf(week.to.add({ days: 1 }));
      const reported = reportingDayOf(next, calendar).equals(day) ? next : week;
      expect(periodReportedOn(day, calendar)).toEqual(reported);
    }
  });

  it('of a week whose whole next week is off is that of the next week, which is reported alone', () => {
    const dates = ['2024-01-15', '2024-01-16', '2024-01-17', '2024-01-18', '2024-01-19'];
    const off = new WorkingCalendar(
      dates.map((date) => ({ date, kind: 'day-off', name: { vi: 'Nghỉ', en: 'Off' }, basis: 'official' })),
    );
    expect(periodReportedOn(Temporal.PlainDate.from('2024-01-15'), off)).toBeNull();
    expect(periodReportedOn(Temporal.PlainDate.from('2024-01-22'), off)?.id).toBe('2024-W03');
    expect(periodReportedOn(Temporal.PlainDate.from('2024-01-23'), off)).toBeNull();
  });
});
