import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { reputationFailure } from '../../../domain/delivery/reputation.ts';

const now = Temporal.Instant.from('2024-01-29T00:00:00Z');
const of = (attempts: number, bounces: number, complaints = 0, at = '2024-01-28T00:00:00Z') => [
  { at, attempts, bounces, complaints },
];

describe('F24: the reputation', () => {
  it.each([
    ['nothing sent', [], null],
    ['7.99 % bounces', of(10_000, 799), null],
    ['8 % bounces', of(10_000, 800), '800 bounces in 10000 messages'],
    ['nine bounces, of whatever', of(9, 9), null],
    ['ten bounces of 125', of(125, 10), '10 bounces in 125 messages'],
    ['ten bounces of 126', of(126, 10), null],
    ['0.39 % complaints', of(10_000, 0, 39), null],
    ['0.4 % complaints', of(10_000, 0, 40), '40 complaints about 10000 messages'],
    ['one complaint, of whatever', of(1, 0, 1), null],
    ['two complaints of 500', of(500, 0, 2), '2 complaints about 500 messages'],
    ['two complaints of 501', of(501, 0, 2), null],
    ['bounces that came without anything sent', of(0, 10), '10 bounces in 0 messages'],
    ['steps that only together are too many', [...of(60, 4), ...of(60, 6)], '10 bounces in 120 messages'],
  ])('%s', (_, statistics, failure) => {
    expect(reputationFailure(statistics, now, null)).toBe(failure);
  });

  it('counts the last 14 days, to the second', () => {
    expect(reputationFailure(of(10, 10, 0, '2024-01-15T00:00:00Z'), now, null)).not.toBeNull();
    expect(reputationFailure(of(10, 10, 0, '2024-01-14T23:59:59Z'), now, null)).toBeNull();
    const healthy = of(10_000, 0, 0, '2024-01-14T23:45:00Z');
    expect(reputationFailure([...healthy, ...of(100, 10)], now, null)).not.toBeNull();
  });

  it('counts nothing from before somebody let sending go on', () => {
    const statistics = of(100, 50, 0, '2024-01-28T00:00:00.000Z');
    expect(reputationFailure(statistics, now, '2024-01-28T07:00:01+07:00')).toBeNull();
    expect(reputationFailure(statistics, now, '2024-01-28T07:00:00+07:00')).not.toBeNull();
    expect(reputationFailure(statistics, now, '2023-01-01T00:00:00Z')).not.toBeNull();
  });
});
