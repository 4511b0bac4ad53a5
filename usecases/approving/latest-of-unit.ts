import type { LastSent } from '../../domain/calendar/sequence.ts';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { needsApproval } from '../../domain/submission/approval.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Ports } from '../ports/ports.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';
import { ApprovedSubmissions } from './approved-submissions.ts';

/** What a unit sent for a period: the revision that counts, null where there is none; and the last one, whether or not it counts. */
export type LatestOfUnit = {
  readonly counted: Submission | null;
  readonly last: LastSent;
  /** Whether it is not known what counts, because something cannot be read. */
  readonly isUnreadable: boolean;
};

/** What counts of what a unit sent for a period, and how far it has got. */
export async function latestOfUnit(
  { submissions, approvals }: Pick<Ports, 'submissions' | 'approvals'>,
  set: IndicatorSet,
  period: string,
  unit: string,
): Promise<LatestOfUnit> {
  const { found, unreadable } = await submissions.listNewest(set, period, unit, { atMost: 1 });
  const revision = found[0]?.revision ?? Number(unreadable[0] ?? 0);
  if (!needsApproval(set, period) || revision === 0)
    return {
      counted: found[0] ?? null,
      last: { revision, isDecided: false },
      isUnreadable: unreadable.length > 0,
    };
  const decisions = await approvals.ofUnit(set.id, period, unit);
  const decided = [...decisions.found.map((one) => String(one.revision)), ...decisions.unreadable];
  const counted = await unlessUnreadable(
    new ApprovedSubmissions(() => submissions, approvals).newest(set, period, unit, { atMost: 1 }),
  );
  return {
    counted: counted?.[0] ?? null,
    last: { revision, isDecided: decided.includes(String(revision)) },
    isUnreadable: counted === null || unreadable.length > 0 || decisions.unreadable.length > 0,
  };
}
