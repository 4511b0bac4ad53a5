import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { expectedRuns } from '../../../domain/schedule/expected-runs.ts';
import { schedules } from '../../../domain/schedule/schedules.ts';

const between = (after: string, until: string) =>
  expectedRuns(Temporal.Instant.from(after), Temporal.Instant.from(until)).map(({ occurrence, at }) => {
    expect(occurrence.nominalTime).toBe(at.toString());
    return `${occurrence.job}@${occurrence.nominalTime}`;
  });

describe('the runs there should be', () => {
  it('are the ranking of Monday, and each day’s report and warnings, in Vietnamese local time and in their order', () => {
    expect(between('2024-01-13T00:30:00Z', '2024-01-16T00:00:00Z')).toEqual([
      'report@2024-01-14T00:00:00Z',
      'warn@2024-01-14T00:30:00Z',
      'rank@2024-01-14T23:05:00Z',
      'report@2024-01-15T00:00:00Z',
      'warn@2024-01-15T00:30:00Z',
      'report@2024-01-16T00:00:00Z',
    ]);
  });

  it('begin after one instant and end with another', () => {
    expect(between('2024-01-14T23:05:00Z', '2024-01-15T00:00:00Z')).toEqual(['report@2024-01-15T00:00:00Z']);
    expect(between('2024-01-14T23:04:59Z', '2024-01-14T23:59:59Z')).toEqual(['rank@2024-01-14T23:05:00Z']);
  });
});

it('every job has one schedule; figures lock before they are ranked, and are ranked before they are reported', () => {
  expect(schedules.map(({ job, timing }) => [job, timing])).toEqual([
    ['rank', { every: 'MON', at: '06:05' }],
    ['report', { every: 'day', at: '07:00' }],
    ['warn', { every: 'day', at: '07:30' }],
    ['reconcile', { everyMinutes: 15 }],
    ['deliver', { everyMinutes: 5 }],
  ]);
});
