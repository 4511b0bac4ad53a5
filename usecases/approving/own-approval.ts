import type { OwnApproval } from '../../contract/approvals.ts';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { type Approval, needsApproval } from '../../domain/submission/approval.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { ApprovalStore } from '../ports/approval-store.ts';
import type { Listed } from '../ports/listed.ts';

const nothingKnown = { counting: null, decidedAt: null, decidedBy: null, reason: null } as const;

/** How the approval of a unit's latest revision stands; null where none is needed, and before the first revision. */
export async function readOwnApproval(
  approvals: ApprovalStore,
  set: IndicatorSet,
  period: string,
  latest: Pick<Submission, 'unit' | 'revision'> | undefined,
): Promise<OwnApproval | null> {
  if (latest === undefined || !needsApproval(set, period)) return null;
  return ownApproval(latest.revision, await approvals.ofUnit(set.id, period, latest.unit));
}

/**
 * @param decisions all those on the revisions of the unit, the first revision first. One that cannot be read may be on any of them:
 * only where the latest revision is known to be approved it changes nothing.
 */
export function ownApproval(revision: number, { found, unreadable }: Listed<Approval>): OwnApproval {
  const decision = found.find((one) => one.revision === revision);
  if (unreadable.length > 0 && decision?.outcome !== 'approved')
    return { state: 'unreadable', revision, ...nothingKnown };
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
