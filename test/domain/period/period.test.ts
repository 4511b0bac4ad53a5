import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  dateAt,
  type Frequency,
  frequencies,
  instantOf,
  periodFrom,
  periodOf,
  previousPeriod,
  timeZone,
} from '../../../domain/period/period.ts';
import { isOwed, windowOf } from '../../../domain/period/window.ts';
import { WorkingCalendar } from '../../../domain/period/working-days.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const dates = fc
  .integer({ min: 0, max: 366 * 40 })
  .map((days) => Temporal.PlainDate.from('2010-01-01').add({ days }));
const anyFrequency = fc.constantFrom<Frequency>(...frequencies);

describe('reporting periods', () => {
  it.each([
    ['2024-W02', '2024-01-08', '2024-01-14'],
    ['2024-01', '2023-12-15', '2024-01-14'],
    ['2024-03', '2024-02-15', '2024-03-14'],
    ['2024-Q1', '2023-12-15', '2024-03-14'],
    ['2024-Q3', '2024-06-15', '2024-09-14'],
    ['2024-H1', '2023-12-15', '2024-06-14'],
    ['2024-H2', '2024-06-15', '2024-12-14'],
    ['2024', '2023-12-15', '2024-12-14'],
  ])('%s runs from %s to %s', (id, from, to) => {
    const period = periodFrom(id);
    expect([period?.from.toString(), period?.to.toString(), period?.id]).toEqual([from, to, id]);
  });

  it.each([
    '2024-13',
    '2024-00',
    '2024-Q5',
    '2024-Q0',
    '2024-H3',
    '24',
    '2024-',
    '2024-1',
    '2024-q1',
    '20245',
    'x2024-W02',
    '2024-W02x',
    'x2024-03',
    '2024-03\n',
    '2024-W00',
    '2023-W53',
  ])('refuses %s', (id) => {
    expect(periodFrom(id)).toBeNull();
  });

  it('cover every date once, and read back', () => {
    fc.assert(
      fc.property(anyFrequency, dates, (frequency, date) => {
        const period = periodOf(frequency, date);
        expect(Temporal.PlainDate.compare(period.from, date)).toBeLessThanOrEqual(0);
        expect(Temporal.PlainDate.compare(date, period.to)).toBeLessThanOrEqual(0);
        expect(period.frequency).toBe(frequency);
        expect(periodFrom(period.id)).toEqual(period);
        const before = previousPeriod(period);
        expect(before.to.add({ days: 1 }).equals(period.from)).toBe(true);
        expect(before.id < period.id).toBe(true);
      }),
    );
  });
});

describe('the period of a date', () => {
  it.each([
    ['week', '2024-01-14', '2024-W02'],
    ['week', '2024-01-15', '2024-W03'],
    ['month', '2024-01-14', '2024-01'],
    ['month', '2024-01-15', '2024-02'],
    ['month', '2024-12-15', '2025-01'],
    ['quarter', '2024-03-14', '2024-Q1'],
    ['quarter', '2024-03-15', '2024-Q2'],
    ['half', '2024-06-15', '2024-H2'],
    ['year', '2024-12-14', '2024'],
    ['year', '2024-12-15', '2025'],
  ] as const)('%s of %s is %s', (frequency, date, id) => {
    expect(periodOf(frequency, Temporal.PlainDate.from(date)).id).toBe(id);
  });

  it('has a year of four digits, long ago too', () => {
    expect(periodFrom('0987-03')?.id).toBe('0987-03');
    expect(periodFrom('0987')?.id).toBe('0987');
    expect(periodFrom('2024-Q4')?.to.toString()).toBe('2024-12-14');
  });
});

describe('what is owed', () => {
  const [weekly] = smallCatalogue().sets;
  const isOwedIn = (id: string, owed: { from: string; to?: string }[], frequency: Frequency = 'week') => {
    const period = periodFrom(id);
    if (weekly === undefined || period === null) throw new Error('the fixture has changed');
    return isOwed({ ...weekly, frequency, owed }, period);
  };

  it('is every period from the first to the last of a range, for good where it has no last', () => {
    const range = [{ from: '2024-W02', to: '2024-W04' }];
    const weeks = ['2024-W01', '2024-W02', '2024-W03', '2024-W04', '2024-W05'];
    expect(weeks.map((id) => isOwedIn(id, range))).toEqual([false, true, true, true, false]);
    expect(weeks.map((id) => isOwedIn(id, [{ from: '2024-W03' }]))).toEqual([false, false, true, true, true]);
  });

  it('is what lies in any of several ranges, and nothing where there is none', () => {
    const ranges = [{ from: '2024-W02', to: '2024-W02' }, { from: '2024-W05' }];
    expect(['2024-W02', '2024-W03', '2024-W05'].map((id) => isOwedIn(id, ranges))).toEqual([
      true,
      false,
      true,
    ]);
    expect(isOwedIn('2024-W02', [])).toBe(false);
  });

  it('is no period of another length', () => {
    expect(isOwedIn('2024-03', [{ from: '2024' }])).toBe(false);
    expect(isOwedIn('2024-03', [{ from: '2024-01' }], 'month')).toBe(true);
  });
});

describe('windows', () => {
  const calendar = new WorkingCalendar([
    { date: '2024-01-15', kind: 'day-off', name: { vi: 'Nghỉ', en: 'Off' }, basis: 'official' },
  ]);
  const [weekly] = smallCatalogue().sets;
  const windowIn = (id: string, changes: object) => {
    const period = periodFrom(id);
    if (weekly === undefined || period === null) throw new Error('the fixture has changed');
    const { opensAt, dueAt, locksAt } = windowOf({ ...weekly, ...changes }, period, calendar);
    return [opensAt, dueAt, locksAt].map((instant) =>
      instant.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toString().slice(0, 16),
    );
  };

  it('a week is due on Friday 16:00 and locks on Monday 06:00, day off or not', () => {
    expect(windowIn('2024-W02', {})).toEqual(['2024-01-08T00:00', '2024-01-12T16:00', '2024-01-15T06:00']);
  });

  it('a month is due two working days after the 14th', () => {
    const due = { workingDaysAfter: 2, time: '16:00' };
    const lock = { workingDaysAfter: 5, time: '17:00' };
    expect(windowIn('2024-01', { frequency: 'month', due, lock })).toEqual([
      '2023-12-15T00:00',
      '2024-01-17T16:00',
      '2024-01-22T17:00',
    ]);
  });
});

describe('local dates and times', () => {
  const years = fc.integer({ min: 1, max: 9_999 });
  const near = fc.constantFrom('01-01', '06-12', '06-13', '06-14', '12-31', '02-28');
  const dates = fc
    .tuple(fc.oneof(fc.constantFrom(1975, 1976, 80), years), near)
    .map(([year, day]) => Temporal.PlainDate.from(`${String(year).padStart(4, '0')}-${day}`));

  it('are those of the time zone, in any year', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 1_439 }), (date, minutes) => {
        const time = Temporal.PlainTime.from('00:00').add({ minutes });
        const local = date.toZonedDateTime({ timeZone, plainTime: time });
        const at = instantOf(date, time.toString().slice(0, 'HH:MM'.length));
        expect(at.toString()).toBe(local.toInstant().toString());
        const shortly = at.add({ milliseconds: 999, nanoseconds: 999_999 });
        expect(dateAt(shortly).toString()).toBe(
          shortly.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('are refused where there is no such time', () => {
    for (const time of ['24:00', '12:60', 'noon', ''])
      expect(() => instantOf(Temporal.PlainDate.from('2024-01-15'), time)).toThrow(RangeError);
  });
});
