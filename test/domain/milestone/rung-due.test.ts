import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import { rungDue, rungOn } from '../../../domain/milestone/ladder.ts';
import { WorkingCalendar } from '../../../domain/period/working-days.ts';

const name = { vi: 'Mốc', en: 'Milestone' };
/** Friday 19 January 2024, with rungs on Tuesday the 16th (3) and on the day itself; overdue on the 22nd and the 29th. */
const figure: Milestone = {
  id: 'm',
  name,
  date: '2024-01-19',
  set: 'S',
  indicator: 'S.2',
  measuredFrom: '2024-W01',
  obligations: [{ unit: 'P.A' }],
  ladder: { workingDaysBefore: [3, 0], overdueEvery: 5 },
};
const dateAlone: Milestone = {
  id: 'm',
  name,
  date: '2024-01-19',
  goal: 'date',
  obligations: [{ unit: 'P.A' }],
  ladder: { workingDaysBefore: [3, 0] },
};
const calendar = new WorkingCalendar([]);
const on = (day: number) => Temporal.PlainDate.from({ year: 2024, month: 1, day });
const due = (today: number, missed: readonly number[], milestone: Milestone = figure) =>
  rungDue(milestone, on(today), missed.map(on), calendar);
const ahead = (workingDaysLeft: number) => ({ kind: 'ahead', workingDaysLeft });
const overdue = (workingDaysOverdue: number) => ({ kind: 'overdue', workingDaysOverdue });

describe('what to say about a milestone today', () => {
  it('is its rung when nothing was missed, and when something was', () => {
    for (const missed of [[], [15], [18], [16, 18]]) {
      expect(
        due(
          16,
          missed.filter((day) => day < 16),
        ),
      ).toEqual(ahead(3));
      expect(due(19, missed)).toEqual(ahead(0));
      expect(due(22, missed)).toEqual(overdue(1));
    }
  });

  it('is nothing between rungs when nothing was missed, or only days without a rung', () => {
    for (const missed of [[], [15], [13, 14, 15]]) expect(due(17, missed)).toBeNull();
    expect(due(24, [23])).toBeNull();
  });

  it('is how things stand today when one of the days that were missed had a rung', () => {
    expect(due(17, [16])).toEqual(ahead(2));
    expect(due(17, [15, 16])).toEqual(ahead(2));
    expect(due(18, [16, 17])).toEqual(ahead(1));
    expect(due(23, [19, 20, 21, 22])).toEqual(overdue(2));
  });

  it('is nothing on a day off, whatever was missed', () => {
    expect(due(20, [19])).toBeNull();
    expect(due(21, [16, 17, 18, 19, 20])).toBeNull();
  });

  it('of a date alone is made up for up to the date, and never after it', () => {
    expect(due(17, [16], dateAlone)).toEqual(ahead(2));
    expect(due(22, [19], dateAlone)).toBeNull();
    expect(due(22, [], dateAlone)).toBeNull();
    expect(due(19, [], dateAlone)).toEqual(ahead(0));
  });

  it('is never silent on a rung, and speaks otherwise exactly where a missed day had one', () => {
    const anyDay = fc.integer({ min: 2, max: 31 });
    fc.assert(
      fc.property(anyDay, fc.array(fc.integer({ min: 1, max: 30 })), (today, days) => {
        const missed = days.filter((day) => day < today);
        const rung = rungOn(figure, on(today), calendar);
        const told = due(today, missed);
        if (rung !== null) expect(told).toEqual(rung);
        else
          expect(told !== null).toBe(
            calendar.isWorkingDay(on(today)) &&
              missed.some((day) => rungOn(figure, on(day), calendar) !== null),
          );
      }),
    );
  });
});
