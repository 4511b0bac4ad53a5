import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { frequencies, periodOf, previousPeriod } from '../../domain/period/period.ts';
import { periodBefore } from '../../portal/entry/period-before.ts';

const start = Temporal.PlainDate.from('2020-01-01');

it('finds the period before another of any kind as the product does', () => {
  fc.assert(
    fc.property(fc.constantFrom(...frequencies), fc.integer({ min: 0, max: 8_000 }), (frequency, days) => {
      const period = periodOf(frequency, start.add({ days }));
      expect(periodBefore(period.id)).toBe(previousPeriod(period).id);
    }),
  );
});
