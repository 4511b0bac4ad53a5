import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Ports } from '../ports/ports.ts';
import type { IncomingSubmission } from './incoming-submission.ts';

/**
 * The revisions that a submission is compared with, oldest first: the newest ones, or all where its key was used before
 * and none of those has it.
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
  return claimed.includes(true) ? submissions.revisions(set, period, unit) : newest.toReversed();
}

/**
 * The key under which an attempt is claimed. The base is part of a correction's key, since the same figures may be sent
 * again to correct a later revision.
 */
export function claimedKey(idempotencyKey: string, ifMatch: number | undefined): string {
  return ifMatch === undefined ? idempotencyKey : `${ifMatch} ${idempotencyKey}`;
}
