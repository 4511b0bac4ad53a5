import { describe, expect, test } from 'vitest';
import type { Rotation, TokenRecord } from '../../../domain/access/principal.ts';
import type { TokenStore } from '../../../usecases/ports/token-store.ts';
import { instant, iso } from '../../fixtures/instants.ts';

const record: TokenRecord = {
  id: '0123456789abcdef',
  hash: 'a'.repeat(64),
  principal: { role: 'unit', unit: 'BD.X01' },
  label: 'Phần mềm một cửa',
  createdAt: iso('2024-01-01T00:00:00Z'),
  expiresAt: iso('2025-02-04T00:00:00Z'),
};

const rotationTo = (newest: string): Rotation => ({
  newest,
  previous: record.id,
  previousEndsAt: iso('2024-01-15T00:00:00Z'),
  at: iso('2024-01-01T00:00:00Z'),
});

/** The contract of every token store. */
export function tokenStoreContract(name: string, open: () => Promise<TokenStore>): void {
  describe(`${name} token store`, () => {
    test('finds what was put, and nothing else', async () => {
      const store = await open();
      const leader: TokenRecord = { ...record, id: 'leader', principal: { role: 'leader' } };
      expect(await store.put(record)).toBe(true);
      expect(await store.put(leader)).toBe(true);
      expect(await store.find(record.id)).toStrictEqual(record);
      expect(await store.find('leader')).toStrictEqual(leader);
      expect(await store.find('unheard-of')).toBeNull();
    });

    test('never replaces a token', async () => {
      const store = await open();
      await store.put(record);
      expect(await store.put({ ...record, hash: 'b'.repeat(64) })).toBe(false);
      // The retry of a write whose answer was lost.
      expect(await store.put(record)).toBe(true);
      expect(await store.find(record.id)).toStrictEqual(record);
    });

    test('revokes at once, and for good at the first time', async () => {
      const store = await open();
      await store.put(record);
      expect(await store.revoke(record.id, instant('2024-02-01T00:00:00Z'))).toBe(true);
      expect(await store.revoke(record.id, instant('2024-03-01T00:00:00Z'))).toBe(true);
      expect(await store.find(record.id)).toStrictEqual({
        ...record,
        revokedAt: iso('2024-02-01T00:00:00Z'),
      });
      expect(await store.put(record)).toBe(false);
    });

    test('revoking an unknown token makes none', async () => {
      const store = await open();
      expect(await store.revoke('unheard-of', instant('2024-02-01T00:00:00Z'))).toBe(false);
      expect(await store.find('unheard-of')).toBeNull();
    });

    test('lists tokens in the order of their ids, page by page', async () => {
      const store = await open();
      const ids = ['b', 'a', 'd', 'c'];
      for (const id of ids) await store.put({ ...record, id });
      const listed = async (after: string | null, limit: number) =>
        (await store.list(after, limit)).found.map(({ id }) => id);
      expect(await listed(null, 3)).toEqual(['a', 'b', 'c']);
      expect(await listed('c', 3)).toEqual(['d']);
      expect(await listed('d', 3)).toEqual([]);
      expect((await store.list(null, 1)).found[0]).toStrictEqual({ ...record, id: 'a' });
    });

    test('F34: notes the day of the last use once, and never an earlier one', async () => {
      const store = await open();
      await store.put(record);
      for (const day of ['2024-01-02', '2024-01-02', '2024-01-03', '2024-01-01']) {
        await store.noteUse(record.id, day);
      }
      expect(await store.find(record.id)).toStrictEqual({ ...record, lastUsedAt: '2024-01-03' });
      await store.noteUse('unheard-of', '2024-01-02');
      expect(await store.find('unheard-of')).toBeNull();
    });

    test('F75: lets one of several rotations of a chain win, and the next one only who saw it', async () => {
      const store = await open();
      await store.put(record);
      const rotations = ['one', 'two', 'three'].map((newest) => rotationTo(newest));
      const taken = await Promise.all(rotations.map((rotation) => store.rotate(record, rotation)));
      expect(taken.filter((won) => won)).toHaveLength(1);
      const seen = await store.find(record.id);
      const won = { ...record, rotation: rotations[taken.indexOf(true)] };
      expect(seen).toStrictEqual(won);
      if (seen === null) throw new Error('the token is gone');
      expect(await store.rotate(record, rotationTo('four'))).toBe(false);
      expect(await store.rotate(seen, rotationTo('five'))).toBe(true);
      expect(await store.rotate(seen, rotationTo('six'))).toBe(false);
      expect(await store.find(record.id)).toStrictEqual({ ...record, rotation: rotationTo('five') });
    });

    test('F75: rotates nothing that is revoked or unknown', async () => {
      const store = await open();
      await store.put(record);
      await store.rotate(record, rotationTo('one'));
      const seen = { ...record, rotation: rotationTo('one') };
      await store.revoke(record.id, instant('2024-01-02T00:00:00Z'));
      expect(await store.rotate(seen, rotationTo('two'))).toBe(false);
      expect(await store.find(record.id)).toStrictEqual({ ...seen, revokedAt: iso('2024-01-02T00:00:00Z') });
      expect(await store.rotate({ ...record, id: 'unheard-of' }, rotationTo('two'))).toBe(false);
      expect(await store.find('unheard-of')).toBeNull();
    });

    test('notes once when a token was left behind, and by which', async () => {
      const store = await open();
      const unused = { ...record, id: 'unused', chain: record.id, replaces: record.id };
      await store.put(record);
      await store.put(unused);
      await store.retire(record.id, instant('2024-01-20T00:00:00Z'), 'one');
      await store.retire(record.id, instant('2024-01-21T00:00:00Z'), 'two');
      await store.retire('unused', instant('2024-01-21T00:00:00Z'), null);
      await store.retire('unheard-of', instant('2024-01-21T00:00:00Z'), null);
      expect(await store.find(record.id)).toStrictEqual({
        ...record,
        retiredAt: iso('2024-01-20T00:00:00Z'),
        replacedBy: 'one',
      });
      expect(await store.find('unused')).toStrictEqual({ ...unused, retiredAt: iso('2024-01-21T00:00:00Z') });
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
