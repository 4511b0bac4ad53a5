import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { sortableInstant } from '../../adapters/sortable-instant.ts';
import { instantText, instantTextSchema } from '../../domain/period/instant-text.ts';

const instants = fc
  .date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') })
  .map((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()));

it('is the instant’s own text without its Z, however the instant is written', () => {
  const offset = fc.constantFrom('UTC', '+07:00');
  fc.assert(
    fc.property(instants, offset, (instant, timeZone) => {
      const own = instant.toString().slice(0, -1);
      expect(sortableInstant(instant)).toBe(own);
      expect(sortableInstant(instantText(instant))).toBe(own);
      const written = instant.toString(timeZone === 'UTC' ? {} : { timeZone });
      expect(sortableInstant(instantTextSchema.parse(written))).toBe(own);
    }),
  );
});

it.each([
  ['2024-01-15T02:00:00.500Z', '2024-01-15T02:00:00.5'],
  ['2024-01-15T02:00:00.000Z', '2024-01-15T02:00:00'],
  ['2024-01-15T02:00:00.123456789Z', '2024-01-15T02:00:00.123456789'],
  ['2024-01-15T02:00Z', '2024-01-15T02:00:00'],
  ['2024-12-31T23:59:60Z', '2024-12-31T23:59:59'],
])('of %s is %s', (text, sortable) => {
  expect(sortableInstant(instantTextSchema.parse(text))).toBe(sortable);
});

it.each(['2024-04-31T02:00:00Z', '2024-13-01T02:00:00Z', '2024-01-15T25:00:00Z', '2024-01-15T24:00:00Z'])(
  '%s is not an instant',
  (text) => {
    expect(() => sortableInstant(instantTextSchema.parse(text))).toThrow(RangeError);
  },
);
