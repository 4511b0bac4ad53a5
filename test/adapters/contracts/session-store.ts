import { describe, expect, test } from 'vitest';
import type { Session } from '../../../domain/access/session.ts';
import type { SessionStore } from '../../../usecases/ports/session-store.ts';
import { instant, iso } from '../../fixtures/instants.ts';

const session: Session = {
  id: '0123456789abcdef'.repeat(2),
  hash: 'a'.repeat(64),
  person: 'b'.repeat(64),
  post: { id: 'clerk', post: { vi: 'Văn thư', en: 'Clerk' }, unit: 'P.A', role: 'unit' },
  browser: 'Firefox, Windows',
  signedInAt: iso('2024-01-10T02:00:00Z'),
  lastUsedAt: iso('2024-01-10T02:00:00Z'),
  expiresAt: iso('2024-01-17T02:00:00Z'),
};

/** The contract of every store of sessions. */
export function sessionStoreContract(name: string, open: () => Promise<SessionStore>): void {
  describe(`${name} session store`, () => {
    test('finds what was put, and never replaces it', async () => {
      const store = await open();
      expect(await store.put(session)).toBe(true);
      expect(await store.put({ ...session, hash: 'c'.repeat(64) })).toBe(false);
      expect(await store.find(session.id)).toStrictEqual(session);
      // The retry of a write whose answer was lost.
      expect(await store.put(session)).toBe(true);
      expect(await store.find(session.id)).toStrictEqual(session);
      expect(await store.find('f'.repeat(32))).toBeNull();
    });

    test('notes the latest use', async () => {
      const store = await open();
      await store.put(session);
      await store.noteUse(session.id, instant('2024-01-10T03:00:00.5Z'));
      await store.noteUse(session.id, instant('2024-01-10T02:30:00Z'));
      await store.noteUse('f'.repeat(32), instant('2024-01-10T03:00:00Z'));
      expect(await store.find(session.id)).toStrictEqual({
        ...session,
        lastUsedAt: iso('2024-01-10T03:00:00Z'),
      });
      expect(await store.find('f'.repeat(32))).toBeNull();
    });

    test('keeps the first end, beside later uses and another post', async () => {
      const store = await open();
      await store.put(session);
      const ended = { at: iso('2024-01-10T04:00:00Z'), how: 'revoked' } as const;
      await store.end(session.id, ended);
      await store.end(session.id, { at: iso('2024-01-10T05:00:00Z'), how: 'signed-out' });
      await store.end('f'.repeat(32), ended);
      const post = { ...session.post, id: 'chair', role: 'leader' } as const;
      await store.choosePost(session.id, post);
      await store.choosePost('f'.repeat(32), post);
      expect(await store.find(session.id)).toStrictEqual({ ...session, post, ended });
      expect((await store.list(null, 10)).found).toStrictEqual([{ ...session, post, ended }]);
    });

    test('lists in the order of ids, from after one', async () => {
      const store = await open();
      const ids = ['0', '7', 'c'].map((digit) => digit.repeat(32));
      for (const id of ids.toReversed()) await store.put({ ...session, id });
      const listed = async (after: string | null, limit: number) =>
        (await store.list(after, limit)).found.map(({ id }) => id);
      expect(await listed(null, 2)).toEqual(ids.slice(0, 2));
      expect(await listed(ids[1] ?? '', 2)).toEqual(ids.slice(2));
    });
  });
}
