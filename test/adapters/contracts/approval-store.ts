import { describe, expect, test } from 'vitest';
import type { Approval } from '../../../domain/submission/approval.ts';
import type { ApprovalStore } from '../../../usecases/ports/approval-store.ts';
import { iso } from '../../fixtures/instants.ts';

const decided = {
  unit: 'BD.STP',
  set: '766',
  period: '2024-W02',
  revision: 2,
  at: iso('2024-01-12T02:00:00Z'),
  by: { tokenId: 's1', label: 'Giám đốc' },
};
const approval: Approval = { outcome: 'approved', ...decided, late: false };

/** The contract of every store of approvals. */
export function approvalStoreContract(name: string, open: () => Promise<ApprovalStore>): void {
  describe(`${name} approval store`, () => {
    test('keeps the first decision on a revision, of several at once', async () => {
      const store = await open();
      const returned: Approval = { outcome: 'returned', ...decided, reason: 'Sai mẫu số' };
      const added = await Promise.all([store.add(approval), store.add(returned), store.add(returned)]);
      expect(added.filter((isAdded) => isAdded)).toHaveLength(1);
      const [kept] = (await store.ofUnit('766', '2024-W02', 'BD.STP')).found;
      expect(kept).toStrictEqual(added[0] ? approval : returned);
    });

    test('lists the decisions of a unit, and of a period, by unit and revision', async () => {
      const store = await open();
      const [tenth, below, other] = [
        { ...approval, revision: 10 },
        { ...approval, unit: 'BD.STP.A', revision: 1 },
        { ...approval, unit: 'BD.SCT', revision: 1 },
      ];
      for (const one of [tenth, below, approval, other, { ...approval, period: '2024-W03' }])
        expect(await store.add(one)).toBe(true);
      expect(await store.ofUnit('766', '2024-W02', 'BD.STP')).toStrictEqual({
        found: [approval, tenth],
        unreadable: [],
      });
      expect((await store.ofPeriod('766', '2024-W02')).found).toStrictEqual([other, approval, tenth, below]);
      expect((await store.ofPeriod('766', '2024-W0')).found).toEqual([]);
      expect((await store.ofPeriod('P06', '2024-W02')).found).toEqual([]);
    });
  });
}
