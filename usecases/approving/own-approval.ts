import type { OwnApproval } from '../../contract/approvals.ts';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { type Approval, needsApproval } from '../../domain/submission/approval.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { ApprovalStore } from '../ports/approval-store.ts';

/** How the approval of a unit's latest revision stands; null where none is needed, and before the first revision. */
export async function readOwnApproval(
  approvals: ApprovalStore,
  set: IndicatorSet,
  period: string,
  latest: Pick<Submission, 'unit' | 'revision'> | undefined,
): Promise<OwnApproval | null> {
  if (latest === undefined || !needsApproval(set, period)) return null;
  const { found } = await approvals.ofUnit(set.id, period, latest.unit);
  return ownApproval(latest.revision, found);
}

/** @param found all decisions on the revisions of the unit, the first revision first */
export function ownApproval(revision: number, found: readonly Approval[]): OwnApproval {
  const decision = found.find((one) => one.revision === revision);
  const counting = found.findLast(({ outcome }) => outcome === 'approved');
  return {
    state: decision?.outcome ?? 'waiting',
    revision,
    counting: counting?.revision ?? null,
    decidedAt: decision?.at ?? null,
    decidedBy: decision?.by.label ?? null,
    reason: decision?.outcome === 'returned' ? decision.reason : null,
  };
}
