import { describe, expect, test } from 'vitest';
import type { HeldRun } from '../../../domain/delivery/held-run.ts';
import type { HoldStore } from '../../../usecases/ports/hold-store.ts';
import { iso } from '../../fixtures/instants.ts';

const run = (id: string, digest: string): HeldRun => ({
  id,
  digest,
  count: 5,
  cap: 4,
  previous: { id: 'report@2024-01-08T00:00:00Z', count: 3 },
  newly: ['a@x.example', 'b@x.example'],
  newlyCount: 2,
  noLonger: [],
  noLongerCount: 0,
  words: [],
});

const word = { operator: 'op-1', tokenId: 'op-1', label: 'Vận hành', at: iso('2024-01-15T00:00:00Z') };

/** The contract of every store of held runs. */
export function holdStoreContract(name: string, open: () => Promise<HoldStore>): void {
  describe(`${name} hold store`, () => {
    test('keeps runs by id, and the latest of each', async () => {
      const store = await open();
      expect([await store.find('a'), (await store.list()).found]).toEqual([null, []]);
      const [first, other] = [run('a', '1'), run('b', '1')];
      expect(await store.replace(null, other)).toBe(true);
      expect(await store.replace(null, first)).toBe(true);
      const agreed = { ...first, words: [word] };
      expect(await store.replace(first, agreed)).toBe(true);
      expect(await store.find('a')).toStrictEqual(agreed);
      expect((await store.list()).found).toStrictEqual([agreed, other]);
    });

    test('keeps what another caller wrote meanwhile', async () => {
      const store = await open();
      const first = run('a', '1');
      await store.replace(null, first);
      expect(await store.replace(null, run('a', '2'))).toBe(false);
      expect(await store.replace(run('a', '3'), run('a', '2'))).toBe(false);
      expect(await store.replace({ ...first, words: [word] }, run('a', '2'))).toBe(false);
      expect(await store.find('a')).toStrictEqual(first);
    });
  });
}
