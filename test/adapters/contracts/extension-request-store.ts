import { describe, expect, test } from 'vitest';
import type { ExtensionRequestStore } from '../../../usecases/ports/extension-request-store.ts';
import { iso } from '../../fixtures/instants.ts';

const request = {
  id: 'a1',
  unit: 'BD.STP',
  set: '766',
  period: '2024-W02',
  nth: 1,
  reason: 'Mất kết nối',
  askedAt: iso('2024-01-15T02:00:00Z'),
  by: { tokenId: '0123456789abcdef', label: 'Văn thư' },
};

const refusal = {
  outcome: 'refused',
  at: iso('2024-01-15T04:00:00Z'),
  by: { tokenId: 'fedcba9876543210', label: 'Vận hành' },
  reason: 'Kỳ còn hai ngày',
} as const;

/** The contract of every store of requests for extensions. */
export function extensionRequestStoreContract(
  name: string,
  open: () => Promise<ExtensionRequestStore>,
): void {
  describe(`${name} extension request store`, () => {
    test('adds one request of a number, however many come at once', async () => {
      const store = await open();
      const added = await Promise.all(
        ['a1', 'a2', 'a3'].map((id) => store.add({ ...request, id, reason: id })),
      );
      expect(added.filter((isAdded) => isAdded)).toHaveLength(1);
      const { found } = await store.list('BD.STP', '766', '2024-W02');
      expect(found).toHaveLength(1);
    });

    test('lists the requests of a unit, set and period by number, and all by time', async () => {
      const store = await open();
      const [second, tenth] = [
        { ...request, id: 'a2', nth: 2, askedAt: iso('2024-01-15T02:00:00.5Z') },
        { ...request, id: 'a3', nth: 10, askedAt: iso('2024-01-16T02:00:00Z') },
      ];
      const other = { ...request, id: 'a4', unit: 'BD.STP.X', askedAt: iso('2024-01-14T02:00:00Z') };
      for (const one of [tenth, request, other, second]) expect(await store.add(one)).toBe(true);
      expect(await store.list('BD.STP', '766', '2024-W02')).toStrictEqual({
        found: [request, second, tenth],
        unreadable: [],
      });
      expect((await store.list('BD.STP', '766', '2024-W03')).found).toEqual([]);
      expect((await store.list('BD.STP', 'P06', '2024-W02')).found).toEqual([]);
      expect(await store.all()).toStrictEqual({ found: [other, request, second, tenth], unreadable: [] });
    });

    test('keeps the first decision, and none on what is not there', async () => {
      const store = await open();
      await store.add(request);
      const grant = {
        outcome: 'granted',
        at: iso('2024-01-15T05:00:00Z'),
        by: refusal.by,
        officer: 'Chánh Văn phòng',
        until: iso('2024-01-20T05:00:00Z'),
      } as const;
      expect(await store.decide({ ...request, id: 'a9' }, refusal)).toBe(false);
      expect(await store.decide({ ...request, nth: 2, id: 'a9' }, refusal)).toBe(false);
      const decided = await Promise.all([store.decide(request, refusal), store.decide(request, grant)]);
      expect(decided.filter((isFirst) => isFirst)).toHaveLength(1);
      const decision = decided[0] ? refusal : grant;
      expect((await store.list('BD.STP', '766', '2024-W02')).found).toStrictEqual([{ ...request, decision }]);
      expect((await store.all()).found).toStrictEqual([{ ...request, decision }]);
    });
  });
}
