import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dateAt, weekOf } from '../../../domain/period/period.ts';
import { nextNominalTime, nominalTimesBetween } from '../../../domain/schedule/nominal-times.ts';

const mondays = { every: 'MON', at: '06:00' } as const;
const daily = { every: 'day', at: '07:30' } as const;
const at = (text: string) => Temporal.Instant.from(text);
const texts = (times: readonly Temporal.Instant[]) => times.map(String);

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('nominal times', () => {
  it('are Vietnamese local times after one instant, up to and including another', () => {
    expect(
      texts(nominalTimesBetween(mondays, at('2024-01-07T23:00:00Z'), at('2024-01-21T23:00:00Z'))),
    ).toEqual(['2024-01-14T23:00:00Z', '2024-01-21T23:00:00Z']);
    expect(texts(nominalTimesBetween(daily, at('2024-01-15T00:29:59Z'), at('2024-01-16T00:29:59Z')))).toEqual(
      ['2024-01-15T00:30:00Z'],
    );
    expect(nominalTimesBetween(daily, at('2024-01-16T00:00:00Z'), at('2024-01-15T00:00:00Z'))).toEqual([]);
  });

  it('F9, F10: a Monday job has exactly one in every Vietnamese week, a week 53 too', () => {
    const begins = fc
      .integer({ min: 0, max: 20 * 366 })
      .map((day) => at('2020-01-01T00:00:00Z').add({ hours: day * 24 }));
    fc.assert(
      fc.property(begins, (from) => {
        const times = nominalTimesBetween(mondays, from, from.add({ hours: 28 * 24 }));
        expect(times).toHaveLength(4);
        expect(new Set(times.map((time) => weekOf(dateAt(time)).id)).size).toBe(4);
      }),
    );
  });

  it.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'UTC'])(
    'F8: clock changes where the machine is, in %s, neither add nor lose a time of a week',
    (zone) => {
      vi.stubEnv('TZ', zone);
      const offsets = ['2024-01-15', '2024-07-15'].map((day) => new Date(day).getTimezoneOffset());
      expect(new Set(offsets).size).toBe(zone === 'UTC' ? 1 : 2);
      const begin = at('2023-12-31T23:00:00Z');
      const sundays = Array.from({ length: 53 }, (_, week) => begin.add({ hours: (week + 1) * 7 * 24 }));
      const end = begin.add({ hours: 53 * 7 * 24 });
      expect(texts(nominalTimesBetween(mondays, begin, end))).toEqual(texts(sundays));
      const mornings = Array.from({ length: 371 }, (_, day) => begin.add({ hours: day * 24, minutes: 90 }));
      expect(texts(nominalTimesBetween(daily, begin, end))).toEqual(texts(mornings));
    },
  );

  it('splits at any instant without losing or doubling one', () => {
    const hours = fc.integer({ min: 0, max: 24 * 40 });
    fc.assert(
      fc.property(hours, hours, (one, other) => {
        const begin = at('2026-12-20T11:30:00Z');
        const [middle, end] = [Math.min(one, other), Math.max(one, other)].map((h) =>
          begin.add({ hours: h }),
        );
        if (middle === undefined || end === undefined) return;
        const parts = [
          ...nominalTimesBetween(daily, begin, middle),
          ...nominalTimesBetween(daily, middle, end),
        ];
        expect(texts(parts)).toEqual(texts(nominalTimesBetween(daily, begin, end)));
      }),
    );
  });

  it('every few minutes are those minutes of every hour, also from the middle of one', () => {
    const times = nominalTimesBetween(
      { everyMinutes: 15 },
      at('2024-01-15T00:14:59.999Z'),
      at('2024-01-15T01:00:00Z'),
    );
    expect(texts(times)).toEqual([
      '2024-01-15T00:15:00Z',
      '2024-01-15T00:30:00Z',
      '2024-01-15T00:45:00Z',
      '2024-01-15T01:00:00Z',
    ]);
    expect(nextNominalTime({ everyMinutes: 5 }, at('2024-01-15T01:00:00Z')).toString()).toBe(
      '2024-01-15T01:05:00Z',
    );
  });
});
