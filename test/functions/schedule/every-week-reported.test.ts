import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { calendarDaySchema } from '../../../domain/catalogue/catalogue.ts';
import { type Period, weekOf } from '../../../domain/period/period.ts';
import { WorkingCalendar } from '../../../domain/period/working-days.ts';
import { catalogueWith, dayOff, play, type Told } from '../../fixtures/played-weeks.ts';
import { sized } from '../../fixtures/size.ts';

const shipped = z
  .array(calendarDaySchema)
  .parse(JSON.parse(readFileSync('example/catalogue/calendar.json', 'utf8')));

const date = (text: string) => Temporal.PlainDate.from(text);

/** A number of weeks from a Monday on. */
function weeksFrom(monday: Temporal.PlainDate, weeks: number): Period[] {
  return Array.from({ length: weeks }, (_, index) => weekOf(monday.add({ weeks: index })));
}

/** The weeks that were reported, once for each time: by an e-mail of their own, or beside another. */
const reportedIn = (told: readonly Told[]) =>
  told.flatMap(({ week, beside }) => [...beside.map((one) => one.slice(0, 8)), week]).sort();

describe('each owed week is reported exactly once', () => {
  it('F70: in years of the shipped calendar, on the first working day after it', async () => {
    const [from, count] = sized({ usual: ['2024-12-30', 105], full: ['2022-01-03', 365] });
    const monday = date(from);
    const weeks = weeksFrom(monday, count);
    const [first, last] = [weeks[0]?.id ?? '', weeks.at(-1)?.id ?? ''];
    const catalogue = catalogueWith(shipped, { owed: [{ from: first, to: last }] });
    const told = await play(catalogue, monday, count * 7 + 14, () => true);
    expect(reportedIn(told)).toEqual(weeks.map(({ id }) => id));
    const calendar = new WorkingCalendar(shipped);
    const days = new Map(told.map(({ day, week }) => [week, day]));
    for (const week of weeks.filter(({ id }) => days.has(id)))
      expect(days.get(week.id)).toBe(calendar.firstWorkingDayFrom(week.to.add({ days: 1 })).toString());
    const twoWeeks = [
      { day: '2022-02-07', week: '2022-W05', beside: ['2022-W04 waiting'] },
      { day: '2025-02-03', week: '2025-W05', beside: ['2025-W04 waiting'] },
      { day: '2026-02-23', week: '2026-W08', beside: ['2026-W07 waiting'] },
      { day: '2028-01-31', week: '2028-W04', beside: ['2028-W03 waiting'] },
    ];
    expect(told.filter(({ beside }) => beside.length > 0)).toEqual(
      twoWeeks.filter(({ week }) => week >= first && week <= last),
    );
  }, 120_000);

  it('F70: whatever days are off, whatever weeks anybody sent something for, and whatever runs are missed', async () => {
    const monday = date('2024-01-01');
    const runOfDays = fc.tuple(fc.nat({ max: 80 }), fc.integer({ min: 1, max: 25 }));
    const gaps = fc.array(runOfDays, { maxLength: 5 }).map((runs) => {
      const days = runs.flatMap(([first, length]) => Array.from({ length }, (_, day) => first + day));
      return new Set(days.map((day) => monday.add({ days: day }).toString()));
    });
    await fc.assert(
      fc.asyncProperty(
        gaps,
        fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
        fc.constantFrom<'short' | 'none'>('short', 'none'),
        gaps,
        async (off, sent, emptyWeek, missed) => {
          const calendar = [...off].map((day) => dayOff(date(day)));
          const catalogue = catalogueWith(calendar, { emptyWeek });
          const isSent = ({ from }: Period) => sent[monday.until(from).days / 7] === true;
          // The last weeks are ordinary, so that everything comes to be reported.
          const told = await play(catalogue, monday, 19 * 7, isSent, (day) => missed.has(day.toString()));
          const weeks = weeksFrom(monday, 18).map(({ id }) => id);
          const last = told.at(-1)?.day ?? '';
          const reported = reportedIn(told);
          expect(reported).toEqual([...new Set(reported)]);
          const silent = emptyWeek === 'none' || off.size > 0;
          const owed = weeksFrom(monday, 15).filter((week) => isSent(week) || !silent);
          for (const week of owed) expect(reported).toContain(week.id);
          for (const week of reported) expect([...weeks, '2024-W19']).toContain(week);
          expect(last >= '2024-05-06' || silent).toBe(true);
        },
      ),
      { numRuns: sized({ usual: 12, full: 40 }) },
    );
  }, 120_000);
});
