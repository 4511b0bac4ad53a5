import { describe, expect, test } from 'vitest';
import type { OccurrenceStore } from '../../../domain/ports/report-store.ts';
import { occurrence } from '../samples.ts';

const now = '2024-01-15T00:00:05Z';
const lease = '2024-01-15T00:05:05Z';

/** What every ledger owes its callers. */
export function occurrenceStoreContract(name: string, open: () => Promise<OccurrenceStore>): void {
  describe(`${name} occurrence store`, { timeout: 30_000 }, () => {
    test('row 1: a second trigger finds the occurrence running, then finished', async () => {
      const store = await open();
      expect(await store.begin(occurrence, now, lease)).toBe('begun');
      expect(await store.outcome(occurrence)).toBeNull();
      expect(await store.begin(occurrence, now, lease)).toBe('running');
      await store.finish(occurrence, '2024-01-15T00:00:09Z', '3 deliveries planned');
      expect(await store.outcome(occurrence)).toBe('3 deliveries planned');
      expect(await store.begin(occurrence, now, lease)).toBe('finished');
    });

    test('row 2: a trigger of 22 hours later still finds it finished', async () => {
      const store = await open();
      await store.begin(occurrence, now, lease);
      await store.finish(occurrence, now, 'done');
      const later = store.begin(occurrence, '2024-01-15T22:00:00Z', '2024-01-15T22:05:00Z');
      expect(await later).toBe('finished');
    });

    test('row 3: of 50 concurrent triggers exactly one begins', async () => {
      const store = await open();
      const begun = await Promise.all(Array.from({ length: 50 }, () => store.begin(occurrence, now, lease)));
      expect(begun.filter((one) => one === 'begun')).toHaveLength(1);
      expect(begun.filter((one) => one === 'running')).toHaveLength(49);
    });

    test('row 28: a lease that ran out is taken over, once, whatever its text looks like', async () => {
      const store = await open();
      await store.begin(occurrence, now, '2024-01-15T00:05:05.500Z');
      expect(await store.begin(occurrence, '2024-01-15T00:05:05Z', lease)).toBe('running');
      const takers = await Promise.all(
        Array.from({ length: 20 }, () =>
          store.begin(occurrence, '2024-01-15T07:05:05.5+07:00', '2024-01-15T00:10:00Z'),
        ),
      );
      expect(takers.filter((one) => one === 'begun')).toHaveLength(1);
    });

    test('row 38: a row never goes by itself', async () => {
      const store = await open();
      await store.finish(occurrence, now, 'done');
      expect(await store.begin(occurrence, '2034-01-15T00:00:00Z', '2034-01-15T00:05:00Z')).toBe('finished');
    });

    test('a released occurrence can be begun again; a finished one cannot', async () => {
      const store = await open();
      await store.release(occurrence, now);
      expect(await store.outcome(occurrence)).toBeNull();
      await store.begin(occurrence, now, lease);
      await store.release(occurrence, '2024-01-15T00:00:07Z');
      expect(await store.begin(occurrence, '2024-01-15T00:00:06Z', lease)).toBe('running');
      expect(await store.begin(occurrence, '2024-01-15T00:00:07Z', lease)).toBe('begun');
      await store.finish(occurrence, now, 'done');
      await store.release(occurrence, '2024-01-15T00:00:08Z');
      expect(await store.begin(occurrence, '2024-01-15T00:10:00Z', lease)).toBe('finished');
    });

    test('releasing late never lengthens a lease', async () => {
      const store = await open();
      await store.begin(occurrence, now, lease);
      await store.release(occurrence, '2024-01-15T09:00:00Z');
      expect(await store.begin(occurrence, lease, '2024-01-15T09:00:00Z')).toBe('begun');
    });

    test('row 5: an occurrence nobody began can be closed with a reason, and the first account stays', async () => {
      const store = await open();
      await store.finish(occurrence, now, 'SKIPPED: too late');
      await store.finish(occurrence, now, 'done after all');
      expect(await store.outcome(occurrence)).toBe('SKIPPED: too late');
      expect(await store.begin(occurrence, now, lease)).toBe('finished');
    });

    test('keeps jobs and nominal times apart', async () => {
      const store = await open();
      await store.finish(occurrence, now, 'done');
      expect(await store.outcome({ ...occurrence, job: 'warn' })).toBeNull();
      expect(await store.begin({ ...occurrence, job: 'warn' }, now, lease)).toBe('begun');
      const next = { ...occurrence, nominalTime: '2024-01-22T00:00:00Z' };
      expect(await store.begin(next, now, lease)).toBe('begun');
    });
  });
}
