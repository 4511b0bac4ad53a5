import { describe, expect, test } from 'vitest';
import type { StrayEvent } from '../../../domain/delivery/stray-event.ts';
import type { StrayEventStore } from '../../../usecases/ports/stray-event-store.ts';
import { instant, iso } from '../../fixtures/instants.ts';

const stray = (id: string, at: string): StrayEvent => ({
  id,
  at: iso(at),
  reason: 'no-delivery',
  kind: 'Bounce',
  delivery: 'report_20240115T000000Z_chair',
  messageId: 'ses-1',
  problem: null,
});

/** The contract of every store of stray mail events. */
export function strayEventStoreContract(name: string, open: () => Promise<StrayEventStore>): void {
  describe(`${name} stray event store`, () => {
    test('F22: keeps each event once, and shows the newest first', async () => {
      const store = await open();
      const now = instant('2024-01-15T02:00:00Z');
      expect((await store.newest(10)).found).toEqual([]);
      const early = stray('n-1', '2024-01-15T00:00:09Z');
      const late = { ...stray('n-0', '2024-01-15T00:00:10.5Z'), kind: null, problem: 'not JSON' };
      expect(await store.keep(early, now)).toBe(true);
      expect(await store.keep(late, now)).toBe(true);
      const later = now.add({ seconds: 1 });
      expect(await store.keep({ ...early, kind: 'Send' }, later)).toBe(false);
      expect((await store.newest(10)).found).toStrictEqual([late, early]);
      expect((await store.newest(1)).found).toStrictEqual([late]);
    });
  });
}
