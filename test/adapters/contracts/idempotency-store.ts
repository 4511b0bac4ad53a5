import { describe, expect, test } from 'vitest';
import type { IdempotencyStore } from '../../../usecases/ports/idempotency-store.ts';
import { instant } from '../../fixtures/instants.ts';

const claim = { unit: 'BD.STP', key: 'week-02', bodyHash: 'a'.repeat(64) };
const at = (second: number) => `2024-01-12T03:00:${String(second).padStart(2, '0')}Z`;

/** The contract of every idempotency store. */
export function idempotencyStoreContract(name: string, open: () => Promise<IdempotencyStore>): void {
  describe(`${name} idempotency store`, () => {
    test('F38, F40: a key is taken once, and again for the same body when its lease is over', async () => {
      const store = await open();
      expect(await store.claim(claim, instant(at(0)), instant(at(30)))).toBe('claimed');
      expect(await store.claim(claim, instant(at(29)), instant(at(59)))).toBe('in-flight');
      expect(await store.claim(claim, instant(at(30)), instant(at(59)))).toBe('claimed');
    });

    test('F40: a key that was used for another body is never taken again', async () => {
      const store = await open();
      await store.claim(claim, instant(at(0)), instant(at(1)));
      const other = { ...claim, bodyHash: 'b'.repeat(64) };
      expect(await store.claim(other, instant(at(0)), instant(at(30)))).toBe('other-body');
      expect(await store.claim(other, instant(at(59)), instant(at(59)))).toBe('other-body');
    });

    test('F41: keys of different units never meet', async () => {
      const store = await open();
      await store.claim(claim, instant(at(0)), instant(at(30)));
      const other = { ...claim, unit: 'BD.STC', bodyHash: 'b'.repeat(64) };
      expect(await store.claim(other, instant(at(0)), instant(at(30)))).toBe('claimed');
    });

    test('a released key is free, for any body; one that was never taken can be released', async () => {
      const store = await open();
      await store.release(claim, instant(at(0)));
      await store.claim(claim, instant(at(0)), instant(at(30)));
      await store.release(claim, instant(at(5)));
      const other = { ...claim, bodyHash: 'b'.repeat(64) };
      expect(await store.claim(other, instant(at(5)), instant(at(30)))).toBe('claimed');
      expect(await store.claim(claim, instant(at(6)), instant(at(30)))).toBe('other-body');
      await store.release(claim, instant(at(7)));
      expect(await store.claim(other, instant(at(8)), instant(at(31)))).toBe('in-flight');
    });

    test('a key is claimed from its first attempt on, unless it was released', async () => {
      const store = await open();
      const { unit, key } = claim;
      expect(await store.isClaimed({ unit, key })).toBe(false);
      await store.claim(claim, instant(at(0)), instant(at(30)));
      expect(await store.isClaimed({ unit, key })).toBe(true);
      expect(await store.isClaimed({ unit: 'BD.STC', key })).toBe(false);
      await store.release(claim, instant(at(5)));
      expect(await store.isClaimed({ unit, key })).toBe(false);
      await store.claim(claim, instant(at(6)), instant(at(30)));
      expect(await store.isClaimed({ unit, key })).toBe(true);
    });

    test('F33: of 50 racing claims one wins', async () => {
      const store = await open();
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, nanoseconds) =>
          store.claim(claim, instant(at(0)), instant(at(30)).add({ nanoseconds })),
        ),
      );
      expect(results.filter((result) => result === 'claimed')).toHaveLength(1);
    });

    test('F34: an attempt whose answer was lost knows its own claim, and no other body’s', async () => {
      const store = await open();
      const until = instant(at(30)).add({ nanoseconds: 123_456 });
      expect(await store.claim(claim, instant(at(0)), until)).toBe('claimed');
      expect(await store.claim(claim, instant(at(0)), until)).toBe('claimed');
      expect(await store.claim(claim, instant(at(0)), until.add({ nanoseconds: 1 }))).toBe('in-flight');
      const other = { ...claim, bodyHash: 'b'.repeat(64) };
      expect(await store.claim(other, instant(at(0)), until)).toBe('other-body');
    });

    test('takes any key a client can send', async () => {
      const store = await open();
      for (const key of ['#', '__proto__', '"', '~'.repeat(128)]) {
        expect(await store.claim({ ...claim, key }, instant(at(0)), instant(at(30)))).toBe('claimed');
      }
    });
  });
}
