import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { isoWeekOf } from '../../domain/period/iso-week.ts';
import { quarterOf, weekAfter, weekOf } from '../../portal/leaders/weeks.ts';

const start = Temporal.PlainDate.from('2019-12-25');
const date = fc.integer({ min: 0, max: 12_000 }).map((days) => start.add({ days }));

it('finds the weeks that the product counts by', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -60, max: 60 }), (one, weeks) => {
      expect(weekOf(one.toString())).toBe(isoWeekOf(one));
      const sunday = one.add({ days: 7 - one.dayOfWeek });
      expect(quarterOf(isoWeekOf(one))).toBe(`${sunday.year}-Q${Math.ceil(sunday.month / 3)}`);
      expect(weekAfter(isoWeekOf(one), weeks)).toBe(isoWeekOf(one.add({ weeks })));
    }),
  );
});
