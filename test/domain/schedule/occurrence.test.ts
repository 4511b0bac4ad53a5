import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { instantText } from '../../../domain/period/instant-text.ts';
import { parseInput } from '../../../domain/problem/parse-input.ts';
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
    '%j is none, which is said in the product’s words',
    (given) => {
      expect(parseInput(instantSchema, given, ['at'])).toEqual({
        ok: false,
        violations: [
          {
            pointer: '/at',
            code: 'invalid',
            detail: {
              vi: 'Cần thời điểm ISO 8601, ví dụ 2024-01-14T23:00:00Z.',
              en: 'Expected an ISO 8601 instant, such as 2024-01-14T23:00:00Z.',
            },
          },
        ],
      });
    },
  );
});

it('an occurrence is known by its job and its nominal time', () => {
  const nominalTime = instantText(Temporal.Instant.from('2024-01-15T00:00:00Z'));
  expect(occurrenceId({ job: 'report', nominalTime })).toBe('report@2024-01-15T00:00:00Z');
});
