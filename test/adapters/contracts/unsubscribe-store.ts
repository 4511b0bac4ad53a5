import { describe, expect, test } from 'vitest';
import type { UnsubscribeStore } from '../../../usecases/ports/unsubscribe-store.ts';
import { instant } from '../../fixtures/instants.ts';

const report = { kind: 'weekly-report', person: 'pRbNWfPVAEuwsIcQ8nFvQmHB8VfE1-1ZcXI0O4vQfbM' } as const;
const at = '2024-01-15T02:00:00Z';

/** The contract of every unsubscribe store. */
export function unsubscribeStoreContract(name: string, open: () => Promise<UnsubscribeStore>): void {
  describe(`${name} unsubscribe store`, () => {
    test('knows who has unsubscribed from what', async () => {
      const store = await open();
      expect(await store.has(report)).toBe(false);
      await store.add(report, instant(at));
      expect(await store.has(report)).toBe(true);
      expect(await store.has({ ...report, kind: 'receipts' })).toBe(false);
      expect(await store.has({ ...report, person: report.person.toLowerCase() })).toBe(false);
    });

    test('knows of many at once, in the order asked, whoever is asked for twice', async () => {
      const store = await open();
      await store.add(report, instant(at));
      const receipts = { ...report, kind: 'receipts' } as const;
      expect(await store.hasEach([receipts, report, receipts, report])).toEqual([false, true, false, true]);
      expect(await store.hasEach([])).toEqual([]);
    });

    test('F25: doing it twice is doing it once, both ways', async () => {
      const store = await open();
      await store.remove(report);
      expect(await store.has(report)).toBe(false);
      await store.add(report, instant(at));
      await store.add(report, instant('2024-01-16T02:00:00Z'));
      expect(await store.has(report)).toBe(true);
      await store.remove(report);
      await store.remove(report);
      expect(await store.has(report)).toBe(false);
      await store.add(report, instant('2024-01-17T02:00:00Z'));
      expect(await store.has(report)).toBe(true);
    });
  });
}
