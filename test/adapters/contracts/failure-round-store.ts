import { describe, expect, test } from 'vitest';
import type { FailureRound } from '../../../domain/failures/failure-round.ts';
import type { FailureRoundStore } from '../../../usecases/ports/failure-round-store.ts';
import { iso } from '../../fixtures/instants.ts';
import { failures } from '../../messages/failure-digest/failure-fixture.ts';

const round = (at: string, isPlanned = false): FailureRound => ({
  digest: { ...failures, at: iso(at) },
  until: iso('2024-01-15T00:58:00Z'),
  known: ['b', 'a'],
  isPlanned,
});

/** The contract of every store of the last digest of failures. */
export function failureRoundStoreContract(name: string, open: () => Promise<FailureRoundStore>): void {
  describe(`${name} failure round store`, () => {
    test('keeps the last round alone', async () => {
      const store = await open();
      expect(await store.last()).toBeNull();
      const [first, second] = [round('2024-01-15T01:00:00Z'), round('2024-01-15T05:00:00Z')];
      expect(await store.replace(null, first)).toBe(true);
      expect(await store.last()).toStrictEqual(first);
      expect(await store.replace(first, { ...first, isPlanned: true })).toBe(true);
      expect(await store.replace({ ...first, isPlanned: true }, second)).toBe(true);
      expect(await store.last()).toStrictEqual(second);
    });

    test('keeps what another caller wrote meanwhile', async () => {
      const store = await open();
      const [first, second] = [round('2024-01-15T01:00:00Z'), round('2024-01-15T05:00:00Z')];
      await store.replace(null, first);
      expect(await store.replace(null, second)).toBe(false);
      expect(await store.replace({ ...first, isPlanned: true }, second)).toBe(false);
      expect(await store.replace(second, second)).toBe(false);
      expect(await store.last()).toStrictEqual(first);
    });
  });
}
