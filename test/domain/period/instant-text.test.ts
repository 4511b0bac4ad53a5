import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { instantText, instantTextSchema } from '../../../domain/period/instant-text.ts';

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

describe('an instant as text', () => {
  it.each(['2024-01-14T23:05:00Z', '2024-01-15T06:05:00+07:00', '2024-01-14T23:05:00.25Z'])(
    'is %s',
    (text) => {
      expect(instantTextSchema.parse(text)).toBe(text);
    },
  );

  it.each(['2024-01-14', '2024-01-14T23:05:00', 'now', ''])('is not %j', (text) => {
    expect(instantTextSchema.safeParse(text).success).toBe(false);
  });
});
