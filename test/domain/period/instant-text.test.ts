import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { instantText } from '../../../domain/period/instant-text.ts';

describe('an instant that is stored', () => {
  it.each([
    ['2024-01-14T23:05:00Z', '2024-01-14T23:05:00Z'],
    ['2024-01-15T06:05:00+07:00', '2024-01-14T23:05:00Z'],
    ['2024-01-14T23:05:00.250Z', '2024-01-14T23:05:00.25Z'],
    ['2024-01-14T23:05:59.999999999Z', '2024-01-14T23:05:59.999Z'],
  ])('%s is %s: in UTC, to the millisecond, never later', (given, text) => {
    expect(instantText(Temporal.Instant.from(given))).toBe(text);
  });
});
