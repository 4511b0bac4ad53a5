import { describe, expect, test } from 'vitest';
import type { OccurrenceRecord } from '../../../domain/schedule/occurrence-record.ts';
import { usualTimes } from '../../../domain/schedule/schedule-times.ts';
import type { OccurrenceStore } from '../../../usecases/ports/occurrence-store.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { occurrence } from '../samples.ts';

const running: OccurrenceRecord = {
  ...occurrence,
  status: 'running',
  attempts: 1,
  catalogueVersion: 3,
  owner: 'worker-1',
  leaseUntil: iso('2024-01-15T00:06:00Z'),
};
const done: OccurrenceRecord = {
  ...occurrence,
  status: 'done',
  attempts: 1,
  catalogueVersion: 3,
  account: '3 messages planned',
  finishedAt: iso('2024-01-15T00:00:09.25Z'),
};

/** The contract of every ledger. */
export function occurrenceStoreContract(name: string, open: () => Promise<OccurrenceStore>): void {
  describe(`${name} occurrence store`, () => {
    test('keeps a row as it is, and replaces it as a whole', async () => {
      const store = await open();
      expect(await store.find(occurrence)).toBeNull();
      expect(await store.replace(null, running)).toBe(true);
      expect(await store.find(occurrence)).toStrictEqual(running);
      expect(await store.replace(running, done)).toBe(true);
      expect(await store.find(occurrence)).toStrictEqual(done);
    });

    test('F1, F2: a row that is there is never added again', async () => {
      const store = await open();
      await store.replace(null, done);
      expect(await store.replace(null, running)).toBe(false);
      expect(await store.find(occurrence)).toStrictEqual(done);
    });

    test('F3: of 50 concurrent triggers exactly one begins', async () => {
      const store = await open();
      const begun = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          store.replace(null, { ...running, owner: `worker-${index}` }),
        ),
      );
      expect(begun.filter(Boolean)).toHaveLength(1);
      const owner = `worker-${begun.indexOf(true)}`;
      expect(await store.find(occurrence)).toStrictEqual({ ...running, owner });
    });

    test('F28: of 20 that take over a dead run exactly one succeeds, and the dead one can change nothing', async () => {
      const store = await open();
      await store.replace(null, running);
      const takers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          store.replace(running, { ...running, attempts: 2, owner: `taker-${index}` }),
        ),
      );
      expect(takers.filter(Boolean)).toHaveLength(1);
      expect(await store.replace(running, done)).toBe(false);
      const owner = `taker-${takers.indexOf(true)}`;
      expect(await store.find(occurrence)).toStrictEqual({ ...running, attempts: 2, owner });
    });

    test('compares the status and the number of attempts', async () => {
      const store = await open();
      await store.replace(null, running);
      expect(await store.replace({ ...running, status: 'planned' }, done)).toBe(false);
      expect(await store.replace({ ...running, attempts: 0 }, done)).toBe(false);
      expect(await store.replace({ ...running, owner: 'whoever' }, done)).toBe(true);
      const other = { ...occurrence, job: 'warn' } as const;
      expect(await store.replace({ ...running, ...other }, { ...done, ...other })).toBe(false);
      expect(await store.find(other)).toBeNull();
    });

    test('lists a job between two nominal times, both included, in their order', async () => {
      const store = await open();
      const times = ['2024-01-16', '2023-12-31', '2024-01-15', '2034-01-15', '2024-01-17'];
      for (const day of times) await store.replace(null, { ...done, nominalTime: iso(`${day}T00:00:00Z`) });
      await store.replace(null, { ...running, job: 'warn' });
      const between = await store.list(
        'report',
        instant('2024-01-15T00:00:00Z'),
        instant('2024-01-17T00:00:00Z'),
      );
      expect(between.map(({ nominalTime }) => nominalTime.slice(0, 10))).toEqual([
        '2024-01-15',
        '2024-01-16',
        '2024-01-17',
      ]);
      expect(between[0]).toStrictEqual(done);
      expect(
        await store.list('warn', instant('2024-01-01T00:00:00Z'), instant('2024-02-01T00:00:00Z')),
      ).toStrictEqual([{ ...running, job: 'warn' }]);
      expect(
        await store.list('rank', instant('2024-01-01T00:00:00Z'), instant('2024-02-01T00:00:00Z')),
      ).toEqual([]);
      expect(
        await store.list('report', instant('2024-02-01T00:00:00Z'), instant('2024-01-01T00:00:00Z')),
      ).toEqual([]);
    });

    test('notes how far it is settled, and never goes back', async () => {
      const store = await open();
      expect(await store.settled()).toBeNull();
      const others = { ranking: '05:05', report: '06:30', warnings: '08:00' };
      const lastRanking = instant('2024-01-14T23:05:00Z');
      await store.settle({ until: instant('2024-01-15T00:00:00Z'), lastRanking: null, times: usualTimes });
      await store.settle({ until: instant('2024-01-14T00:00:00Z'), lastRanking: null, times: usualTimes });
      expect(String((await store.settled())?.until)).toBe('2024-01-15T00:00:00Z');
      expect((await store.settled())?.lastRanking).toBeNull();
      await store.settle({ until: instant('2024-01-16T06:00:00Z'), lastRanking, times: others });
      expect(String((await store.settled())?.until)).toBe('2024-01-16T06:00:00Z');
      expect(String((await store.settled())?.lastRanking)).toBe('2024-01-14T23:05:00Z');
      expect((await store.settled())?.times).toEqual(others);
      expect(
        await store.list('report', instant('2000-01-01T00:00:00Z'), instant('2034-01-01T00:00:00Z')),
      ).toEqual([]);
    });
  });
}
