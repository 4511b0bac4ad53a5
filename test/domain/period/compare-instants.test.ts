import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { earlierOf, isAfter, isBefore, laterOf } from '../../../domain/period/compare-instants.ts';
import { instantTextSchema } from '../../../domain/period/instant-text.ts';

const noon = Temporal.Instant.from('2024-01-15T12:00:00Z');
const later = noon.add({ milliseconds: 1 });

it('one instant lies before another, after it, or neither', () => {
  expect([isBefore(noon, later), isBefore(later, noon), isBefore(noon, noon)]).toEqual([true, false, false]);
  expect([isAfter(noon, later), isAfter(later, noon), isAfter(noon, noon)]).toEqual([false, true, false]);
  const texts = ['2024-01-15T19:00:00+07:00', '2024-01-15T12:00:00Z'] as const;
  const [one, other] = [instantTextSchema.parse(texts[0]), instantTextSchema.parse(texts[1])];
  expect([isBefore(one, other), isAfter(one, other)]).toEqual([false, false]);
});

it('the earlier and the later of two instants are found in either order', () => {
  expect([earlierOf(noon, later), earlierOf(later, noon)].map(String)).toEqual([`${noon}`, `${noon}`]);
  expect([laterOf(noon, later), laterOf(later, noon)].map(String)).toEqual([`${later}`, `${later}`]);
});

/** An instant as a text: in UTC or with an offset, with or without seconds and their parts, often close to another. */
const texts = fc
  .record({
    second: fc.integer({ min: 0, max: 4 }),
    part: fc.constantFrom('', '.0', '.5', '.50', '.500', '.499999999', '.000000001', '.05'),
    zone: fc.constantFrom('Z', '+07:00', '-00:00', '+00:00'),
    minute: fc.constantFrom('2024-01-15T02:00', '2024-01-15T09:00', '1969-12-31T23:59', '2024-02-29T23:59'),
    hasSeconds: fc.boolean(),
  })
  .map(({ second, part, zone, minute, hasSeconds }) =>
    instantTextSchema.parse(hasSeconds ? `${minute}:0${second}${part}${zone}` : `${minute}${zone}`),
  );

describe('the order of instants', () => {
  it('is the same for texts as for what they say', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const order = Temporal.Instant.compare(one, other);
        expect([isBefore(one, other), isAfter(one, other)]).toEqual([order < 0, order > 0]);
        expect(isBefore(Temporal.Instant.from(one), Temporal.Instant.from(other))).toBe(order < 0);
      }),
      { numRuns: 2_000 },
    );
  });
});
