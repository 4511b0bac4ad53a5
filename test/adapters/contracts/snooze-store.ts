import { describe, expect, test } from 'vitest';
import type { SnoozeStore } from '../../../usecases/ports/snooze-store.ts';
import { iso } from '../../fixtures/instants.ts';

const snooze = {
  unit: 'BD.STP',
  set: '766',
  period: '2024-W02',
  until: '2024-01-11',
  at: iso('2024-01-09T02:00:00Z'),
  by: { tokenId: '0123456789abcdef', label: 'Văn thư' },
};

/** The contract of every store of snoozes. */
export function snoozeStoreContract(name: string, open: () => Promise<SnoozeStore>): void {
  describe(`${name} snooze store`, { timeout: 30_000 }, () => {
    test('keeps the last snooze of each unit, set and period', async () => {
      const store = await open();
      const others = [
        { ...snooze, unit: 'BD.SYT' },
        { ...snooze, set: 'P06' },
        { ...snooze, period: '2024-W03', until: '2024-01-18' },
      ];
      for (const one of [snooze, ...others]) await store.put(one);
      const later = { ...snooze, until: '2024-01-12', at: iso('2024-01-10T02:00:00Z') };
      await store.put(later);
      expect(await store.find('BD.STP', '766', '2024-W02')).toStrictEqual({ found: [later], unreadable: [] });
      expect(await store.find('BD.STP', '766', '2024-W04')).toStrictEqual({ found: [], unreadable: [] });
      expect(await store.all()).toStrictEqual({
        found: [later, others[0], others[2], others[1]],
        unreadable: [],
      });
    });
  });
}
