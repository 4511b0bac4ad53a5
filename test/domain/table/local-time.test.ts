import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { localMinute } from '../../../domain/table/local-time.ts';

it('times of tables are those of the clocks in Vietnam, as time zone data have them', () => {
  const [from, to] = [Date.UTC(1976, 0, 1), Date.UTC(2200, 0, 1)];
  fc.assert(
    fc.property(fc.integer({ min: from, max: to }), (milliseconds) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
      const there = instant.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDateTime();
      expect(localMinute(instant.toString())).toBe(
        there.toString({ smallestUnit: 'minute', roundingMode: 'trunc' }),
      );
    }),
  );
});
