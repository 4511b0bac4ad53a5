import { describe, expect, it } from 'vitest';
import { instantSchema, occurrenceId } from '../../../domain/schedule/occurrence.ts';

describe('an instant that is given', () => {
  it.each([
    ['2024-01-14T23:05:00Z', '2024-01-14T23:05:00Z'],
    ['2024-01-15T06:05:00+07:00', '2024-01-14T23:05:00Z'],
    ['2024-01-14T23:05:59.999Z', '2024-01-14T23:05:59Z'],
  ])('%s is read as %s: in UTC, to the second', (given, text) => {
    expect(instantSchema.parse(given)).toBe(text);
  });

  it.each(['', 'Monday', '2024-01-14', '2024-01-14T23:05:00', '2024-02-30T00:00:00Z'])(
    '%j is none',
    (given) => {
      expect(instantSchema.safeParse(given).success).toBe(false);
    },
  );
});

it('an occurrence is known by its job and its nominal time', () => {
  expect(occurrenceId({ job: 'report', nominalTime: '2024-01-15T00:00:00Z' })).toBe(
    'report@2024-01-15T00:00:00Z',
  );
});
