import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isoWeekOf, mondayOfIsoWeek } from '../../../domain/period/iso-week.ts';
import { dateAt, periodFrom, previousPeriod, weekOf } from '../../../domain/period/period.ts';

const dates = fc
  .integer({ min: 0, max: 366 * 40 })
  .map((days) => Temporal.PlainDate.from('2010-01-01').add({ days }));

describe('ISO weeks', () => {
  it.each([
    ['2024-01-08', '2024-W02'],
    ['2024-01-14', '2024-W02'],
    ['2024-01-15', '2024-W03'],
    ['2023-01-01', '2022-W52'],
    ['2020-12-31', '2020-W53'],
    ['2024-12-30', '2025-W01'],
  ])('%s lies in %s', (date, week) => {
    expect(isoWeekOf(Temporal.PlainDate.from(date))).toBe(week);
  });

  it.each(['2026-12-28', '2026-12-31', '2027-01-01', '2027-01-03'])('F11: %s lies in 2026-W53', (date) => {
    expect(isoWeekOf(Temporal.PlainDate.from(date))).toBe('2026-W53');
  });

  it('agrees with Temporal for every date', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(isoWeekOf(date)).toBe(`${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`);
      }),
    );
  });

  it('F11: ids sort in time order, and every period leads back to the one before', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const week = weekOf(date);
        const before = previousPeriod(week);
        expect(before.id < week.id).toBe(true);
        expect(before.to.add({ days: 1 }).equals(week.from)).toBe(true);
        expect(periodFrom(week.id)?.from.equals(week.from)).toBe(true);
      }),
    );
  });

  it.each(['2024-W53', '2023-W00', '2024-W1', '', '2024-W02 ', '２０２４-W02'])('refuses %s', (id) => {
    expect(periodFrom(id)).toBeNull();
  });

  it('knows that 2026 has a week 53 and 2025 has none', () => {
    expect(mondayOfIsoWeek(2026, 53)?.toString()).toBe('2026-12-28');
    expect(mondayOfIsoWeek(2025, 53)).toBeNull();
  });

  it('F10: Sunday 23:30 in Vietnam still belongs to the week, Monday 06:30 to the next', () => {
    expect(isoWeekOf(dateAt(Temporal.Instant.from('2024-01-14T16:30:00Z')))).toBe('2024-W02');
    expect(isoWeekOf(dateAt(Temporal.Instant.from('2024-01-14T23:30:00Z')))).toBe('2024-W03');
  });
});
