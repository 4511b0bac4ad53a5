import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { expectedRuns, runsMovedBefore } from '../../../domain/schedule/expected-runs.ts';
import { usualTimes } from '../../../domain/schedule/schedule-times.ts';
import { schedulesAt } from '../../../domain/schedule/schedules.ts';

const between = (after: string, until: string) =>
  expectedRuns(Temporal.Instant.from(after), Temporal.Instant.from(until), usualTimes).map(
    ({ occurrence, at }) => {
      expect(occurrence.nominalTime).toBe(at.toString());
      return `${occurrence.job}@${occurrence.nominalTime}`;
    },
  );

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
  expect(schedulesAt(usualTimes).map(({ job, timing }) => [job, timing])).toEqual([
    ['rank', { every: 'MON', at: '06:05' }],
    ['report', { every: 'day', at: '07:00' }],
    ['warn', { every: 'day', at: '07:30' }],
    ['reconcile', { everyMinutes: 15 }],
    ['deliver', { everyMinutes: 5 }],
  ]);
});

describe('the runs that a change of times moved before the settled instant', () => {
  const moved = (until: string, change: Partial<typeof usualTimes>, former = usualTimes) =>
    runsMovedBefore(Temporal.Instant.from(until), former, { ...usualTimes, ...change }).map(
      ({ occurrence: { job, nominalTime } }) => `${job}@${nominalTime}`,
    );

  it('are those of its day that were still to come at their former time', () => {
    // Monday 06:30 in Việt Nam: the ranking of 06:05 has ended, the report of 07:00 and the warnings of 07:30 have not.
    const monday = '2024-01-14T23:30:00Z';
    expect(moved(monday, { ranking: '05:05', report: '06:20', warnings: '06:30' })).toEqual([
      'report@2024-01-14T23:20:00Z',
      'warn@2024-01-14T23:30:00Z',
    ]);
    expect(moved('2024-01-14T22:00:00Z', { ranking: '04:00' })).toEqual(['rank@2024-01-14T21:00:00Z']);
  });

  it('are none where nothing moved, moved ahead, or moved to later', () => {
    const monday = '2024-01-14T23:30:00Z';
    expect(moved(monday, {})).toEqual([]);
    expect(moved(monday, { report: '06:31', warnings: '09:00' })).toEqual([]);
    // Of another day than Monday nothing is ranked.
    expect(moved('2024-01-15T22:00:00Z', { ranking: '04:00' })).toEqual([]);
  });
});
