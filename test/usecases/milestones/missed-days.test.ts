import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { MemoryOccurrenceStore } from '../../../adapters/memory/occurrence-store.ts';
import { WorkingCalendar } from '../../../domain/period/working-days.ts';
import { finished } from '../../../domain/schedule/occurrence-record.ts';
import { usualTimes } from '../../../domain/schedule/schedule-times.ts';
import { missedWarningDays } from '../../../usecases/milestones/missed-days.ts';
import { instant, iso } from '../../fixtures/instants.ts';

/** The warnings of Wednesday 31 January 2024, 07:30 in Vietnam. */
const today = instant('2024-01-31T00:30:00Z');
const calendar = new WorkingCalendar([]);

/** A ledger that began at the end of 2022, with the warnings of some days of January 2024. */
async function ledger(days: Readonly<Record<string, 'done' | 'failed' | 'skipped'>>) {
  const store = new MemoryOccurrenceStore();
  await store.settle({ until: instant('2022-12-31T00:00:00Z'), lastRanking: null, times: usualTimes });
  for (const [day, status] of Object.entries(days)) {
    const occurrence = { job: 'warn', nominalTime: iso(`${day}T00:30:00Z`) } as const;
    await store.replace(
      null,
      finished(occurrence, status, 'x', Temporal.Instant.from(occurrence.nominalTime)),
    );
  }
  return store;
}

const missed = async (store: MemoryOccurrenceStore, at = today) =>
  (await missedWarningDays(store, at, calendar)).map(String);

describe('the days whose warnings were missed', () => {
  it('go back 31 days and no further', async () => {
    const days = await missed(await ledger({}));
    expect([days.length, days[0], days.at(-1)]).toEqual([31, '2024-01-30', '2023-12-31']);
  });

  it('go back to the last working day on which warnings were sent, past days off on which they were', async () => {
    const store = await ledger({ '2024-01-24': 'done', '2024-01-27': 'done', '2024-01-28': 'done' });
    expect(await missed(store)).toEqual(['2024-01-30', '2024-01-29', '2024-01-26', '2024-01-25']);
  });

  it('are those that failed or were skipped, too', async () => {
    const store = await ledger({ '2024-01-26': 'done', '2024-01-29': 'failed', '2024-01-30': 'skipped' });
    expect(await missed(store)).toEqual(['2024-01-30', '2024-01-29', '2024-01-28', '2024-01-27']);
  });

  it('are found behind a holiday longer than the few days that are looked at first', async () => {
    const off = ['2024-01-26', '2024-01-29', '2024-01-30'].map((date) => ({
      date,
      kind: 'day-off' as const,
      basis: 'official' as const,
      name: { vi: 'Nghỉ', en: 'Day off' },
    }));
    const holiday = ['26', '27', '28', '29', '30'].map((day) => [`2024-01-${day}`, 'done'] as const);
    const store = await ledger({ '2024-01-24': 'done', ...Object.fromEntries(holiday) });
    const days = await missedWarningDays(store, today, new WorkingCalendar(off));
    expect(days.map(String)).toEqual(['2024-01-25']);
  });

  it('begin where the ledger begins: with its first row, or after it was settled', async () => {
    const store = new MemoryOccurrenceStore();
    expect(await missed(store)).toEqual([]);
    await store.settle({ until: instant('2024-01-29T00:30:00Z'), lastRanking: null, times: usualTimes });
    expect(await missed(store)).toEqual(['2024-01-30']);
    const occurrence = { job: 'warn', nominalTime: iso('2024-01-27T00:30:00Z') } as const;
    await store.replace(null, finished(occurrence, 'failed', 'x', today));
    expect(await missed(store)).toEqual(['2024-01-30', '2024-01-29', '2024-01-28', '2024-01-27']);
  });
});
