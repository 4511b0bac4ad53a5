import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { minuteAt, rateLimits, reserveBatch, secondsLeft } from '../../../domain/access/rate-limit.ts';

const limit = rateLimits.unit;
const at = (text: string) => Temporal.Instant.from(text);

it('operations may set up a whole province in one go; everybody else has two requests a second', () => {
  expect(rateLimits).toEqual({
    unit: { requests: 120, batch: 5 },
    leader: { requests: 120, batch: 5 },
    operations: { requests: 600, batch: 25 },
  });
});

describe('minutes of a rate limit', () => {
  it('begin at the full minute', () => {
    const minute = minuteAt(at('2024-01-15T00:00:00Z'));
    expect(minuteAt(at('2024-01-15T00:00:59.999Z'))).toBe(minute);
    expect(minuteAt(at('2024-01-15T00:01:00Z'))).toBe(minute + 1);
  });

  it.each([
    ['2024-01-15T00:00:00Z', 60],
    ['2024-01-15T00:00:00.001Z', 60],
    ['2024-01-15T00:00:41Z', 19],
    ['2024-01-15T00:00:59.999Z', 1],
  ])('at %s have %i seconds left', (now, seconds) => {
    expect(secondsLeft(at(now))).toBe(seconds);
  });
});

describe('reserving requests', () => {
  it('counts up to the limit and no further, and begins anew with the next minute', () => {
    expect(reserveBatch(limit, null, 7)).toEqual({ minute: 7, count: 5 });
    expect(reserveBatch(limit, { minute: 7, count: 115 }, 7)).toEqual({ minute: 7, count: 120 });
    expect(reserveBatch(limit, { minute: 7, count: 120 }, 7)).toBeNull();
    expect(reserveBatch(limit, { minute: 7, count: 120 }, 8)).toEqual({ minute: 8, count: 5 });
  });

  it('counts with an instance whose clock is ahead', () => {
    expect(reserveBatch(limit, { minute: 8, count: 120 }, 7)).toBeNull();
    expect(reserveBatch(limit, { minute: 8, count: 5 }, 7)).toEqual({ minute: 8, count: 10 });
  });
});
