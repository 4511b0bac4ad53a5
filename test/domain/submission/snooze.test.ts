import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { WorkingCalendar } from '../../../domain/period/working-days.ts';
import { canSnoozeUntil, snoozeDays, snoozeOn } from '../../../domain/submission/warnings/snooze.ts';

const first = Temporal.PlainDate.from('2024-01-01');
const dayAt = (offset: number) => first.add({ days: offset });

/** A calendar with some days off beside weekends. */
const anyCalendar = fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 20 }).map(
  (offsets) =>
    new WorkingCalendar(
      offsets.map((offset) => ({
        date: dayAt(offset).toString(),
        kind: 'day-off' as const,
        basis: 'official' as const,
        name: { vi: 'Nghỉ', en: 'Off' },
      })),
    ),
);
const anyDay = fc.nat({ max: 60 }).map(dayAt);

describe('the days to which reminders can be put off', () => {
  it('are the first of all that can be chosen, in order, and the last', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyCalendar, (today, deadline, calendar) => {
        const all = Array.from({ length: 130 }, (_, offset) => dayAt(offset)).filter((day) =>
          canSnoozeUntil(day, today, deadline, calendar),
        );
        const expected = all.length <= 5 ? all : [...all.slice(0, 4), ...all.slice(-1)];
        const days = snoozeDays(today, deadline, calendar);
        expect(days.map(String)).toEqual(expected.map(String));
      }),
    );
  });
});

describe('a snooze on a day', () => {
  it('keeps back what comes before its day, and nothing from the day of the deadline on', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (until, today, deadline) => {
        const { isSilent } = snoozeOn({ until: until.toString() }, today, [], deadline);
        expect(isSilent).toBe(`${today}` < `${until}` && `${today}` < `${deadline}`);
      }),
    );
  });

  it('is over on its day, or on the first day with reminders after it, up to the deadline', () => {
    const missed = [dayAt(9), dayAt(8)];
    const isOver = (until: number, deadline: number) =>
      snoozeOn({ until: dayAt(until).toString() }, dayAt(10), missed, dayAt(deadline)).isOver;
    expect([isOver(7, 12), isOver(8, 12), isOver(9, 12), isOver(10, 10), isOver(11, 12)]).toEqual([
      ...[false, true, true, true],
      false,
    ]);
    expect(isOver(10, 9)).toBe(false);
  });
});
