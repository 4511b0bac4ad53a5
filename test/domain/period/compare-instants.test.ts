import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { earlierOf, isAfter, isBefore, laterOf } from '../../../domain/period/compare-instants.ts';

const noon = Temporal.Instant.from('2024-01-15T12:00:00Z');
const later = noon.add({ milliseconds: 1 });

it('one instant lies before another, after it, or neither', () => {
  expect([isBefore(noon, later), isBefore(later, noon), isBefore(noon, noon)]).toEqual([true, false, false]);
  expect([isAfter(noon, later), isAfter(later, noon), isAfter(noon, noon)]).toEqual([false, true, false]);
  expect(isBefore('2024-01-15T19:00:00+07:00', '2024-01-15T12:00:00Z')).toBe(false);
  expect(isAfter('2024-01-15T19:00:00.001+07:00', noon)).toBe(true);
});

it('the earlier and the later of two instants are found in either order', () => {
  expect([earlierOf(noon, later), earlierOf(later, noon)].map(String)).toEqual([`${noon}`, `${noon}`]);
  expect([laterOf(noon, later), laterOf(later, noon)].map(String)).toEqual([`${later}`, `${later}`]);
});
