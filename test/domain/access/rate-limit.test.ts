import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { intervalAt, secondsToInterval } from '../../../domain/access/counting-interval.ts';
import { rateLimits, reserveBatches } from '../../../domain/access/rate-limit.ts';

const limit = rateLimits.unit;
const at = (text: string) => Temporal.Instant.from(text);

it('operations may set up a whole province in one go; everybody else has two requests a second', () => {
  expect(rateLimits).toEqual({
    unit: { requests: 120, batch: 5 },
    reader: { requests: 120, batch: 5 },
    leader: { requests: 120, batch: 5 },
    operations: { requests: 600, batch: 25 },
  });
});

describe('minutes of a rate limit', () => {
  it('begin at the full minute', () => {
    const minute = intervalAt(1, at('2024-01-15T00:00:00Z'));
    expect(intervalAt(1, at('2024-01-15T00:00:59.999Z'))).toBe(minute);
    expect(intervalAt(1, at('2024-01-15T00:01:00Z'))).toBe(minute + 1);
  });

  it.each([
    ['2024-01-15T00:00:00Z', 60],
    ['2024-01-15T00:00:00.001Z', 60],
    ['2024-01-15T00:00:41Z', 19],
    ['2024-01-15T00:00:59.999Z', 1],
  ])('at %s have %i seconds left', (now, seconds) => {
    expect(secondsToInterval(1, at(now))).toBe(seconds);
  });
});

describe('reserving requests', () => {
  it('counts up to the limit and no further, and begins anew with the next minute', () => {
    expect(reserveBatches(limit, null, 7, 1)).toEqual({ interval: 7, count: 5 });
    expect(reserveBatches(limit, { interval: 7, count: 115 }, 7, 1)).toEqual({ interval: 7, count: 120 });
    expect(reserveBatches(limit, { interval: 7, count: 120 }, 7, 1)).toBeNull();
    expect(reserveBatches(limit, { interval: 7, count: 120 }, 8, 1)).toEqual({ interval: 8, count: 5 });
  });

  it('takes as many batches as several requests need, or none', () => {
    expect(reserveBatches(limit, null, 7, 6)).toEqual({ interval: 7, count: 10 });
    expect(reserveBatches(limit, { interval: 7, count: 20 }, 7, 100)).toEqual({ interval: 7, count: 120 });
    expect(reserveBatches(limit, { interval: 7, count: 20 }, 7, 101)).toBeNull();
  });

  it('counts with an instance whose clock is ahead', () => {
    expect(reserveBatches(limit, { interval: 8, count: 120 }, 7, 1)).toBeNull();
    expect(reserveBatches(limit, { interval: 8, count: 5 }, 7, 1)).toEqual({ interval: 8, count: 10 });
  });
});
