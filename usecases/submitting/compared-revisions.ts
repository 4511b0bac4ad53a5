import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Ports } from '../ports/ports.ts';
import { unreadableProblem } from '../stored-rows/unreadable-problem.ts';
import type { IncomingSubmission } from './incoming-submission.ts';

/** More revisions than there are of a period, whatever exceptions from the lock allow. */
const mostListed = 10_000;

/**
 * The revisions that a submission is compared with, oldest first: the newest ones, or all where its key was used before
 * and none of those has it.
 * @throws Problem `stored-row-unreadable` where the key was used before and a revision that may have it cannot be read
 * @param newest the newest, newest first, at most as many as a submission reads
 */
export async function comparedRevisions(
  { submissions, idempotency }: Pick<Ports, 'idempotency' | 'submissions'>,
  { request: { unit, period }, idempotencyKey, ifMatch }: IncomingSubmission,
  set: IndicatorSet,
  newest: readonly Submission[],
): Promise<Submission[]> {
  const isKnown = newest.some(
    (one) => one.idempotencyKey === idempotencyKey && (ifMatch === undefined || one.revision === ifMatch + 1),
  );
  const hasOlder = (newest.at(-1)?.revision ?? 1) > 1;
  if (isKnown || !hasOlder) return newest.toReversed();
  const keys = [idempotencyKey, ...(ifMatch === undefined ? [] : [claimedKey(idempotencyKey, ifMatch)])];
  const claimed = await Promise.all(keys.map((key) => idempotency.isClaimed({ unit, key })));
  if (!claimed.includes(true)) return newest.toReversed();
  const { found, unreadable } = await submissions.listNewest(set, period, unit, { atMost: mostListed });
  const hasKey = found.some((one) => one.idempotencyKey === idempotencyKey);
  // What the key was used for may be in one that cannot be read: accepted again, it would be stored twice.
  if (!hasKey && unreadable.length > 0) throw unreadableProblem('submission');
  return found.toReversed();
}

/**
 * The key under which an attempt is claimed. The base is part of a correction's key, since the same figures may be sent
 * again to correct a later revision.
 */
export function claimedKey(idempotencyKey: string, ifMatch: number | undefined): string {
  return ifMatch === undefined ? idempotencyKey : `${ifMatch} ${idempotencyKey}`;
}
