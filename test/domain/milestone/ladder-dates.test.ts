import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { calendarDaySchema, type IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import { rungDue, rungOn } from '../../../domain/milestone/ladder.ts';
import { dateAt, type Frequency, frequencies, periodOf } from '../../../domain/period/period.ts';
import { windowOf } from '../../../domain/period/window.ts';
import { WorkingCalendar } from '../../../domain/period/working-days.ts';
import { usualTimes } from '../../../domain/schedule/schedule-times.ts';
import { warningDays } from '../../../domain/submission/warnings/warning-days.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const days = z
  .array(calendarDaySchema)
  .parse(JSON.parse(readFileSync('example/catalogue/calendar.json', 'utf8')));
const calendar = new WorkingCalendar(days);
const off = new Set(days.filter(({ kind }) => kind === 'day-off').map(({ date }) => date));
const madeUp = new Set(days.filter(({ kind }) => kind === 'working-day').map(({ date }) => date));

/** Whether a date is a working day, read from the calendar's file and not through the product. */
function isWorked(date: Temporal.PlainDate): boolean {
  const text = date.toString();
  return madeUp.has(text) || (date.dayOfWeek <= 5 && !off.has(text));
}

const start = Temporal.PlainDate.from('2023-01-02');
const anyMilestone = fc
  .record({
    day: fc.nat(1_700),
    extended: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
    decided: fc.integer({ min: -20, max: 20 }),
    workingDaysBefore: fc.uniqueArray(fc.nat(12), { minLength: 1, maxLength: 5 }),
    overdueEvery: fc.integer({ min: 1, max: 6 }),
    period: fc.constantFrom('2023-W01', '2023-01', '2023-Q1', '2023-H1', '2023'),
    isDeclared: fc.boolean(),
  })
  .map(({ day, extended, decided, period, isDeclared, ...ladder }) => {
    const date = start.add({ days: day });
    const later = date.add({ days: extended ?? 0 });
    const decidedOn = date.add({ days: decided });
    const extensions = [
      { date: `${later}`, reason: { vi: 'Lý do', en: 'Reason' }, decidedOn: `${decidedOn}` },
    ];
    const milestone: Milestone = {
      id: 'm',
      name: { vi: 'Mốc', en: 'Milestone' },
      date: `${date}`,
      set: 'P06',
      indicator: 'P06.11',
      measuredFrom: period,
      obligations: [{ unit: 'BD' }],
      ...(isDeclared ? { ladder } : {}),
      ...(extended === null ? {} : { extensions }),
    };
    const dueOn = (today: Temporal.PlainDate) =>
      Temporal.PlainDate.compare(today, decidedOn) < 0 ? date : later;
    return { milestone, dueOn };
  });

it('F6: every warning is on a working day, counts the working days left, and never counts down after the deadline', () => {
  let warned = 0;
  fc.assert(
    fc.property(anyMilestone, fc.integer({ min: -30, max: 60 }), ({ milestone, dueOn }, offset) => {
      const today = Temporal.PlainDate.from(milestone.date).add({ days: offset });
      const missed = [1, 2, 3].map((ago) => today.subtract({ days: ago }));
      const due = dueOn(today);
      for (const rung of [rungOn(milestone, today, calendar), rungDue(milestone, today, missed, calendar)]) {
        if (rung === null) continue;
        warned += 1;
        expect(isWorked(today)).toBe(true);
        const isAfter = Temporal.PlainDate.compare(today, due) > 0;
        expect(rung.kind).toBe(isAfter ? 'overdue' : 'ahead');
        const [from, until] = isAfter ? [due, today] : [today, due];
        const apart = from.until(until, { largestUnit: 'days' }).days;
        const between = Array.from({ length: apart }, (_, index) => from.add({ days: index + 1 }));
        expect(rung.kind === 'ahead' ? rung.workingDaysLeft : rung.workingDaysOverdue).toBe(
          between.filter(isWorked).length,
        );
      }
    }),
    { numRuns: 2_000 },
  );
  expect(warned).toBeGreaterThan(0);
});

/** The working days from a date on back, from the calendar's file: `[0]` is the date itself, or the last one before it. */
function workedBefore(date: Temporal.PlainDate, most: number): string[] {
  const found: string[] = [];
  for (let day = date; found.length <= most; day = day.subtract({ days: 1 }))
    if (isWorked(day)) found.push(day.toString());
  return found;
}

const byFrequency = {
  week: [2, 0],
  month: [3, 1, 0],
  quarter: [7, 3, 1, 0],
  half: [7, 3, 1, 0],
  year: [30, 14, 7, 3, 1, 0],
} as const satisfies Record<Frequency, readonly number[]>;

it('P26: a milestone without a ladder warns on the usual working days before any date, over Tết and swapped days', () => {
  const anyDate = fc.nat(1_700).map((days) => start.add({ days }));
  fc.assert(
    fc.property(anyDate, fc.constantFrom('2024-W05', '2024'), (date, period) => {
      const usual = [...byFrequency.half, ...(period === '2024' ? [30, 14] : [])];
      const worked = workedBefore(date, 30);
      const milestone: Milestone = {
        id: 'm',
        name: { vi: 'Mốc', en: 'Milestone' },
        goal: 'submissions',
        set: 'P06',
        period,
        date: date.toString(),
        obligations: [{ unit: 'BD' }],
      };
      for (let ago = 0; ago <= 60; ago += 1) {
        const day = date.subtract({ days: ago });
        const at = worked.indexOf(day.toString());
        expect(rungOn(milestone, day, calendar)).toEqual(
          usual.includes(at) ? { kind: 'ahead', workingDaysLeft: at } : null,
        );
      }
    }),
    { numRuns: 200 },
  );
});

it('P26: a set without a ladder warns on the usual working days of its frequency, never before the period, over Tết and swapped days', () => {
  const [base] = smallCatalogue().sets;
  if (base === undefined) throw new Error('the fixture has changed');
  const { ladder: _, ...undeclared } = { ladder: undefined, ...base };
  fc.assert(
    fc.property(
      fc.constantFrom(...frequencies),
      fc.nat(1_700),
      fc.integer({ min: 1, max: 8 }),
      (frequency, days, workingDaysAfter) => {
        const after = { workingDaysAfter, time: '16:00' };
        const set: IndicatorSet = {
          ...undeclared,
          frequency,
          leagues: [],
          ...(frequency === 'week' ? {} : { due: after, lock: { ...after, time: '18:00' } }),
        };
        const period = periodOf(frequency, start.add({ days }));
        const due = dateAt(windowOf(set, period, calendar).dueAt);
        const warned = warningDays(set, period, calendar, usualTimes).ladder.map(String);
        if (!calendar.hasWorkingDay(period.from, period.to)) {
          expect(warned).toEqual([]);
          return;
        }
        const worked = workedBefore(due, 30);
        const inPeriod = worked.filter((day) => day >= period.from.toString());
        const steps = byFrequency[frequency].flatMap((step) => inPeriod[step] ?? []);
        const isCut = steps.length < byFrequency[frequency].length;
        const first = inPeriod.at(-1);
        const expected = new Set([
          ...(isCut && first !== undefined && first < `${due}` ? [first] : []),
          ...steps,
        ]);
        expect(warned.filter((day) => day <= due.toString())).toEqual([...expected].toSorted());
      },
    ),
    { numRuns: 2_000 },
  );
});
