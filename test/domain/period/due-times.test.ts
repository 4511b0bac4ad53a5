import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { calendarDaySchema, type IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import { type Period, periodFrom, timeZone, weekOf } from '../../../domain/period/period.ts';
import { windowOf } from '../../../domain/period/window.ts';
import { WorkingCalendar } from '../../../domain/period/working-days.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const shipped = new WorkingCalendar(
  z.array(calendarDaySchema).parse(JSON.parse(readFileSync('example/catalogue/calendar.json', 'utf8'))),
);

const weekly = smallCatalogue().sets[0] ?? never();

function never(): never {
  throw new Error('the fixture has changed');
}

const local = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });

function dueIn(period: Period, changes: Partial<IndicatorSet> = {}, calendar = shipped): string {
  return local(windowOf({ ...weekly, ...changes }, period, calendar).dueAt);
}

const period = (id: string) => periodFrom(id) ?? never();

/** The weeks of 2022 to 2028. */
const weeks = Array.from({ length: 366 }, (_, index) =>
  weekOf(Temporal.PlainDate.from('2022-01-03').add({ weeks: index })),
);

/** Every week whose Friday is off, with the due time before and after it. The locks are on Mondays at 06:00. */
const moved = [
  ['2022-W05', '2022-02-07T06:00', '2022-02-07T06:00'],
  ['2022-W35', '2022-08-31T16:00', '2022-09-05T06:00'],
  ['2023-W03', '2023-01-19T16:00', '2023-01-23T06:00'],
  ['2023-W35', '2023-08-31T16:00', '2023-09-04T06:00'],
  ['2024-W06', '2024-02-07T16:00', '2024-02-12T06:00'],
  ['2025-W05', '2025-02-03T06:00', '2025-02-03T06:00'],
  ['2025-W18', '2025-04-29T16:00', '2025-05-05T06:00'],
  ['2026-W01', '2025-12-31T16:00', '2026-01-05T06:00'],
  ['2026-W08', '2026-02-23T06:00', '2026-02-23T06:00'],
  ['2026-W18', '2026-04-29T16:00', '2026-05-04T06:00'],
  ['2026-W53', '2026-12-31T16:00', '2027-01-04T06:00'],
  ['2027-W05', '2027-02-03T16:00', '2027-02-08T06:00'],
  ['2027-W15', '2027-04-15T16:00', '2027-04-19T06:00'],
  ['2027-W17', '2027-04-29T16:00', '2027-05-03T06:00'],
  ['2027-W35', '2027-09-01T16:00', '2027-09-06T06:00'],
  ['2028-W04', '2028-01-31T06:00', '2028-01-31T06:00'],
  ['2028-W35', '2028-08-31T16:00', '2028-09-04T06:00'],
];

describe('a due time of Friday 16:00 that falls on a day off', () => {
  it('moves to the last working day before it, or after it where the set says so, or stays, in 2022 to 2028', () => {
    const fridaysOff = weeks.filter(({ from }) => !shipped.isWorkingDay(from.add({ days: 4 })));
    expect(fridaysOff.map((week) => [week.id, dueIn(week), dueIn(week, { dueOnDayOff: 'after' })])).toEqual(
      moved,
    );
    for (const week of fridaysOff)
      expect(dueIn(week, { dueOnDayOff: 'stays' })).toBe(`${week.from.add({ days: 4 })}T16:00`);
    for (const week of weeks.filter((one) => !fridaysOff.includes(one)))
      for (const dueOnDayOff of ['before', 'after', 'stays'] as const)
        expect(dueIn(week, { dueOnDayOff })).toBe(`${week.from.add({ days: 4 })}T16:00`);
  });

  it('is never before the period opens nor after it locks, whatever days are off', () => {
    const anyDaysOff = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 30 });
    fc.assert(
      fc.property(
        anyDaysOff,
        fc.constantFrom<'before' | 'after'>('before', 'after'),
        fc.integer({ min: 1, max: 7 }),
        (off, dueOnDayOff, weekday) => {
          const monday = Temporal.PlainDate.from('2024-01-01');
          const calendar = new WorkingCalendar(
            off.map((day) => ({
              date: monday.add({ days: day }).toString(),
              kind: 'day-off',
              name: { vi: 'Nghỉ', en: 'Off' },
              basis: 'official',
            })),
          );
          const set = { ...weekly, dueOnDayOff, due: { weekday, time: '16:00' } };
          for (let week = 0; week < 4; week += 1) {
            const { opensAt, dueAt, locksAt } = windowOf(set, weekOf(monday.add({ weeks: week })), calendar);
            expect(Temporal.Instant.compare(opensAt, dueAt)).toBeLessThan(0);
            expect(Temporal.Instant.compare(dueAt, locksAt)).toBeLessThanOrEqual(0);
          }
        },
      ),
    );
  });
});

describe('other due times', () => {
  it('by working days are working days already', () => {
    const monthly = { frequency: 'month', due: { workingDaysAfter: 2, time: '17:00' } } as const;
    expect(dueIn(period('2026-02'), monthly)).toBe('2026-02-24T17:00');
  });

  it('on the last day of a month move like a Friday', () => {
    const monthly = { frequency: 'month', due: { workingDaysAfter: 0, time: '17:00' } } as const;
    expect(dueIn(period('2026-03'), monthly)).toBe('2026-03-13T17:00');
    expect(dueIn(period('2026-03'), { ...monthly, dueOnDayOff: 'stays' })).toBe('2026-03-14T17:00');
  });

  it('that a weekly set has on a weekend are meant so, and move for a holiday only', () => {
    const sunday = { due: { weekday: 7, time: '20:00' } };
    expect(dueIn(period('2024-W02'), sunday)).toBe('2024-01-14T20:00');
    expect(dueIn(period('2024-W06'), sunday)).toBe('2024-02-07T20:00');
  });
});
