import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { calendarDaySchema } from '../../../domain/catalogue/catalogue.ts';
import { periodFrom } from '../../../domain/period/period.ts';
import { WorkingCalendar } from '../../../domain/period/working-days.ts';
import { reportingDayOf } from '../../../domain/schedule/reporting-day.ts';

const calendar = new WorkingCalendar(
  z.array(calendarDaySchema).parse(JSON.parse(readFileSync('example/catalogue/calendar.json', 'utf8'))),
);

function reportingDay(week: string): string | undefined {
  const period = periodFrom(week);
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
    ['2026-W07', '2026-02-23', 'Tết 2026: the whole week after it is off'],
    ['2026-W53', '2027-01-04', 'a week 53'],
  ])('of %s is %s: %s', (week, day) => {
    expect(reportingDay(week)).toBe(day);
  });
});
