import { describe, expect, it } from 'vitest';
import { firstFree, sendingRate } from '../../../domain/delivery/sending-rate.ts';

describe('F17: the sending rate', () => {
  it.each([
    [0.25, 4_000, 1],
    [1, 1_000, 1],
    [14, 1_000 / 14, 7],
    [1_000, 1, 25],
  ])('of %d a second', (perSecond, intervalMilliseconds, batch) => {
    expect(sendingRate(perSecond)).toEqual({ intervalMilliseconds, batch });
  });

  it('begins where the last reservation ends, and loses what nobody used', () => {
    expect(firstFree(null, 5_000)).toBe(5_000);
    expect(firstFree(4_000, 5_000)).toBe(5_000);
    expect(firstFree(7_000, 5_000)).toBe(7_000);
  });

  it('does not believe a clock that was wrong', () => {
    expect(firstFree(65_000, 5_000)).toBe(65_000);
    expect(firstFree(65_001, 5_000)).toBe(5_000);
  });
});
