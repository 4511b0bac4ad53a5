import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { checkReputation } from '../../../domain/delivery/reputation.ts';
import { iso } from '../../fixtures/instants.ts';

const now = Temporal.Instant.from('2024-01-29T00:00:00Z');
const of = (attempts: number, bounces: number, complaints = 0, at = '2024-01-28T00:00:00Z') => [
  { at: iso(at), attempts, bounces, complaints },
];

describe('F24: the reputation', () => {
  it.each([
    ['nothing sent', [], []],
    ['7.99 % bounces', of(10_000, 799), []],
    ['8 % bounces', of(10_000, 800), ['800 bounces in 10000 messages']],
    ['nine bounces, of whatever', of(9, 9), []],
    ['ten bounces of 125', of(125, 10), ['10 bounces in 125 messages']],
    ['ten bounces of 126', of(126, 10), []],
    ['0.39 % complaints', of(10_000, 0, 39), []],
    ['0.4 % complaints', of(10_000, 0, 40), ['40 complaints about 10000 messages']],
    ['one complaint, of whatever', of(1, 0, 1), []],
    ['two complaints of 500', of(500, 0, 2), ['2 complaints about 500 messages']],
    ['two complaints of 501', of(501, 0, 2), []],
    ['bounces that came without anything sent', of(0, 10), ['10 bounces in 0 messages']],
    ['steps that only together are too many', [...of(60, 4), ...of(60, 6)], ['10 bounces in 120 messages']],
    ['both', of(125, 10, 2), ['10 bounces in 125 messages', '2 complaints about 125 messages']],
  ])('%s', (_, statistics, dangers) => {
    expect(checkReputation(statistics, now, null)).toEqual(dangers);
  });

  it('counts the last 14 days, to the second', () => {
    expect(checkReputation(of(10, 10, 0, '2024-01-15T00:00:00Z'), now, null)).toHaveLength(1);
    expect(checkReputation(of(10, 10, 0, '2024-01-14T23:59:59Z'), now, null)).toEqual([]);
    const healthy = of(10_000, 0, 0, '2024-01-14T23:45:00Z');
    expect(checkReputation([...healthy, ...of(100, 10)], now, null)).toHaveLength(1);
  });

  it('counts nothing from before somebody let sending go on', () => {
    const statistics = of(100, 50, 0, '2024-01-28T00:00:00.000Z');
    expect(checkReputation(statistics, now, '2024-01-28T07:00:01+07:00')).toEqual([]);
    expect(checkReputation(statistics, now, '2024-01-28T07:00:00+07:00')).toHaveLength(1);
    expect(checkReputation(statistics, now, '2023-01-01T00:00:00Z')).toHaveLength(1);
  });

  it('counts nothing from before the last 14 days, though sending was resumed before them', () => {
    const statistics = of(100, 50, 0, '2024-01-14T23:59:59Z');
    expect(checkReputation(statistics, now, '2024-01-01T00:00:00Z')).toEqual([]);
  });
});
