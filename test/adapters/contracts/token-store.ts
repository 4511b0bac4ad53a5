import { describe, expect, test } from 'vitest';
import type { TokenRecord } from '../../../domain/access/principal.ts';
import type { TokenStore } from '../../../domain/ports/registry-store.ts';

const record: TokenRecord = {
  id: '0123456789abcdef',
  hash: 'a'.repeat(64),
  principal: { role: 'unit', unit: 'BD.X01' },
  label: 'Phần mềm một cửa',
  createdAt: '2024-01-01T00:00:00Z',
};

/** What every store of tokens owes its callers. */
export function tokenStoreContract(name: string, open: () => Promise<TokenStore>): void {
  describe(`${name} token store`, { timeout: 30_000 }, () => {
    test('finds what was put, and nothing else', async () => {
      const store = await open();
      const leader: TokenRecord = { ...record, id: 'leader', principal: { role: 'leader' } };
      expect(await store.put(record)).toBe('stored');
      expect(await store.put(leader)).toBe('stored');
      expect(await store.find(record.id)).toStrictEqual(record);
      expect(await store.find('leader')).toStrictEqual(leader);
      expect(await store.find('unheard-of')).toBeNull();
    });

    test('never replaces a token', async () => {
      const store = await open();
      await store.put(record);
      expect(await store.put({ ...record, hash: 'b'.repeat(64) })).toBe('conflict');
      expect(await store.find(record.id)).toStrictEqual(record);
    });

    test('revokes at once, and for good at the first time', async () => {
      const store = await open();
      await store.put(record);
      expect(await store.revoke(record.id, '2024-02-01T00:00:00Z')).toBe('revoked');
      expect(await store.revoke(record.id, '2024-03-01T00:00:00Z')).toBe('revoked');
      expect(await store.find(record.id)).toStrictEqual({ ...record, revokedAt: '2024-02-01T00:00:00Z' });
      expect(await store.put(record)).toBe('conflict');
    });

    test('revoking an unknown token makes none', async () => {
      const store = await open();
      expect(await store.revoke('unheard-of', '2024-02-01T00:00:00Z')).toBe('unknown');
      expect(await store.find('unheard-of')).toBeNull();
    });

    test('shares nothing with its callers', async () => {
      const store = await open();
      const mine = structuredClone(record);
      await store.put(mine);
      mine.label = 'khác';
      const read = await store.find(record.id);
      if (read !== null) read.principal = { role: 'operations' };
      expect(await store.find(record.id)).toStrictEqual(record);
    });
  });
}
