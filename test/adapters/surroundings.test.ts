import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { instantInSortable, sortableInstant } from '../../adapters/sortable-instant.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { iso } from '../fixtures/instants.ts';

test('the system clock tells the time of the machine', () => {
  const before = Date.now();
  const { epochMilliseconds } = systemClock.now();
  expect(epochMilliseconds).toBeGreaterThanOrEqual(before);
  expect(epochMilliseconds).toBeLessThanOrEqual(Date.now());
});

test('entropy gives as many bytes as asked, never the same twice', () => {
  const draws = Array.from({ length: 100 }, () => randomEntropy.bytes(30));
  for (const draw of draws) expect(draw).toHaveLength(30);
  expect(new Set(draws.map((draw) => draw.toString())).size).toBe(100);
  expect(randomEntropy.bytes(0)).toHaveLength(0);
});

test('sortable texts sort as their instants do, and give them back', () => {
  const start = Temporal.Instant.from('2024-01-14T23:00:00Z');
  const nanoseconds = [
    0, 1, 999, 1_000, 500_000_000, 500_000_001, 999_999_999, 1_000_000_000, 60_000_000_000,
  ];
  const instants = nanoseconds.map((count) => iso(start.add({ nanoseconds: count }).toString()));
  const sortable = instants.map(sortableInstant);
  expect(sortable.toSorted()).toEqual(sortable);
  expect(sortable.map(instantInSortable)).toEqual(instants);
  expect(sortableInstant(iso('2024-01-15T06:00:00.500+07:00'))).toBe('2024-01-14T23:00:00.5');
});
