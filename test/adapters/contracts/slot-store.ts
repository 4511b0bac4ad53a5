import { describe, expect, test } from 'vitest';
import type { SlotStore } from '../../../usecases/ports/slot-store.ts';

/** The contract of every slot store. */
export function slotStoreContract(name: string, open: () => Promise<SlotStore>): void {
  describe(`the sending rate in use in ${name}`, () => {
    test('moves for whoever has seen where it stands', async () => {
      const slots = await open();
      expect(await slots.takenUntil()).toBeNull();
      expect(await slots.take(null, 1_705_276_800_000.5)).toBe(true);
      expect(await slots.takenUntil()).toBe(1_705_276_800_000.5);
      expect(await slots.take(1_705_276_800_000.5, 1_705_276_801_000)).toBe(true);
      expect(await slots.takenUntil()).toBe(1_705_276_801_000);
    });

    test('does not move for anybody else', async () => {
      const slots = await open();
      await slots.take(null, 2_000);
      expect(await slots.take(null, 3_000)).toBe(false);
      expect(await slots.take(1_000, 3_000)).toBe(false);
      expect(await slots.takenUntil()).toBe(2_000);
    });

    test('moves for one of many at once', async () => {
      const slots = await open();
      const raced = await Promise.all(Array.from({ length: 10 }, (_, index) => slots.take(null, index + 1)));
      expect(raced.filter((moved) => moved)).toHaveLength(1);
    });
  });
}
