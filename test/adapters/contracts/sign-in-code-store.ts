import { describe, expect, test } from 'vitest';
import type { SignInCode } from '../../../domain/access/sign-in-code.ts';
import type { SignInCodeStore } from '../../../usecases/ports/sign-in-code-store.ts';
import { instant, iso } from '../../fixtures/instants.ts';

const code: SignInCode = {
  browser: 'a'.repeat(64),
  signature: 'b'.repeat(64),
  expiresAt: iso('2024-01-10T02:10:00Z'),
  tries: 0,
};

const now = instant('2024-01-10T02:01:00Z');

/** The contract of every store of sign-in codes. */
export function signInCodeStoreContract(name: string, open: () => Promise<SignInCodeStore>): void {
  describe(`${name} store of sign-in codes`, () => {
    test('has one code of each browser, the last', async () => {
      const store = await open();
      await store.put({ ...code, tries: 3 });
      const next = { ...code, signature: 'c'.repeat(64) };
      await store.put(next);
      expect(await store.find(code.browser)).toStrictEqual(next);
      expect(await store.find('f'.repeat(64))).toBeNull();
    });

    test('counts each of the tries that are seen at once, once', async () => {
      const store = await open();
      await store.put(code);
      const counted = await Promise.all(Array.from({ length: 10 }, () => store.countTry(code)));
      expect(counted.filter((one) => one)).toHaveLength(1);
      expect(await store.find(code.browser)).toStrictEqual({ ...code, tries: 1 });
      expect(await store.countTry({ ...code, tries: 1 })).toBe(true);
    });

    test('lets one of several use it, after which it is not tried', async () => {
      const store = await open();
      await store.put(code);
      const used = await Promise.all(Array.from({ length: 10 }, () => store.use(code, now)));
      expect(used.filter((one) => one)).toHaveLength(1);
      expect(await store.countTry(code)).toBe(false);
      expect(await store.find(code.browser)).toStrictEqual({ ...code, usedAt: iso('2024-01-10T02:01:00Z') });
    });

    test('does not use one that was tried since it was seen', async () => {
      const store = await open();
      await store.put(code);
      await store.countTry(code);
      expect(await store.use(code, now)).toBe(false);
      expect(await store.use({ ...code, tries: 1 }, now)).toBe(true);
    });

    test('neither tries nor uses one that was replaced, or that does not exist', async () => {
      const store = await open();
      expect([await store.countTry(code), await store.use(code, now)]).toEqual([false, false]);
      await store.put({ ...code, signature: 'c'.repeat(64) });
      expect([await store.countTry(code), await store.use(code, now)]).toEqual([false, false]);
      expect(await store.find('f'.repeat(64))).toBeNull();
    });
  });
}
