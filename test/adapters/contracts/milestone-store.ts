import { describe, expect, test } from 'vitest';
import type { MilestoneStore } from '../../../usecases/ports/milestone-store.ts';
import { instant } from '../../fixtures/instants.ts';

/** The contract of every milestone store. */
export function milestoneStoreContract(name: string, open: () => Promise<MilestoneStore>): void {
  describe(`${name} milestone store`, () => {
    test('remembers what was closed, for that version of the catalogue only', async () => {
      const store = await open();
      expect(await store.isClosed('data-set', 1)).toBe(false);
      await store.close('data-set', 1, instant('2023-07-10T00:30:00Z'));
      await store.close('data-set', 1, instant('2023-07-17T00:30:00Z'));
      expect(await store.isClosed('data-set', 1)).toBe(true);
      expect(await store.isClosed('data-set', 2)).toBe(false);
      expect(await store.isClosed('accounts', 1)).toBe(false);
    });
  });
}
