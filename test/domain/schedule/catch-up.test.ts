import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { WorkingCalendar } from '../../../domain/period/working-days.ts';
import { mayCatchUp } from '../../../domain/schedule/catch-up.ts';
import { jobs } from '../../../domain/schedule/occurrence.ts';

const nominal = Temporal.Instant.from('2024-01-15T00:00:00Z');

const off = ['2024-01-16', '2024-01-17', '2024-01-18'].map((date) => ({
  date,
  kind: 'day-off' as const,
  name: { vi: 'Nghỉ', en: 'Day off' },
  basis: 'official' as const,
}));
const saturday = {
  date: '2024-01-20',
  kind: 'working-day' as const,
  name: { vi: 'Làm bù', en: 'Make-up day' },
  basis: 'official' as const,
};

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

describe('a run that was missed', () => {
  it.each([
    ['rank', '2024-02-19T00:00:00Z', 'five weeks'],
    ['report', '2024-01-18T00:00:00Z', 'three days'],
    ['warn', '2024-01-15T10:30:00Z', 'working hours end, at whatever hour warnings go out'],
  ] as const)('of %s is worth making until %s: %s', (job, until, _) => {
    const daysOff = new WorkingCalendar(off);
    expect(mayCatchUp(job, nominal, at(until), daysOff)).toBe(true);
    expect(mayCatchUp(job, nominal, at(until).add({ milliseconds: 1 }), daysOff)).toBe(false);
  });

  it.each([
    ['a Monday', '2024-01-15T00:00:00Z', '2024-01-15T17:00:00Z'],
    ['a Friday, until Monday', '2024-01-12T00:00:00Z', '2024-01-14T17:00:00Z'],
    ['a Friday before a working Saturday', '2024-01-19T00:00:00Z', '2024-01-19T17:00:00Z'],
    ['a working Saturday', '2024-01-20T00:00:00Z', '2024-01-21T17:00:00Z'],
    ['a Sunday', '2024-01-14T00:00:00Z', '2024-01-14T17:00:00Z'],
  ])('a report run of %s is worth making until the next working day begins', (_, day, next) => {
    const calendar = new WorkingCalendar([saturday]);
    expect(mayCatchUp('report', at(day), at(next).subtract({ milliseconds: 1 }), calendar)).toBe(true);
    expect(mayCatchUp('report', at(day), at(next), calendar)).toBe(false);
    expect(mayCatchUp('warn', at(day), at(day).add({ hours: 10 }), calendar)).toBe(true);
    expect(mayCatchUp('rank', at(day), at(next), calendar)).toBe(true);
  });

  it('is worth making at once, and never again once it was not', () => {
    const seconds = fc.integer({ min: 0, max: 60 * 24 * 3_600 });
    const calendar = fc.constantFrom([], off, [saturday]).map((days) => new WorkingCalendar(days));
    fc.assert(
      fc.property(fc.constantFrom(...jobs), seconds, seconds, calendar, (job, one, other, days) => {
        expect(mayCatchUp(job, nominal, nominal, days)).toBe(true);
        const [earlier, later] = [Math.min(one, other), Math.max(one, other)].map((after) =>
          mayCatchUp(job, nominal, nominal.add({ seconds: after }), days),
        );
        if (later) expect(earlier).toBe(true);
      }),
    );
  });
});
