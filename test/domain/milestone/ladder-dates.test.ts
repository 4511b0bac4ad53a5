import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { calendarDaySchema } from '../../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import { rungDue, rungOn } from '../../../domain/milestone/ladder.ts';
import { WorkingCalendar } from '../../../domain/period/working-days.ts';

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
  })
  .map(({ day, extended, decided, ...ladder }) => {
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
      measuredFrom: '2023-W01',
      obligations: [{ unit: 'BD' }],
      ladder,
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
