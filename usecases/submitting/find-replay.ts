import type { Submission } from '../../domain/submission/submission.ts';
import type { IncomingSubmission } from './incoming-submission.ts';
import { keyReused } from './refusals.ts';

/**
 * The revision that the same submission made before, if there is one; sent again, it records nothing.
 *
 * The same submission has the same idempotency key, the same body and, if it names the revision it corrects, that revision:
 * figures sent again after others have replaced them are a correction of those, not a replay. A submission that names the
 * revision in force and has the very body that made it changes nothing either, whatever its key.
 * @throws Problem `idempotency-key-reused`
 */
export function findReplay(
  revisions: readonly Submission[],
  { idempotencyKey, bodyHash, formerBodyHash, ifMatch }: IncomingSubmission,
): Submission | undefined {
  const ofKey = revisions.filter((revision) => revision.idempotencyKey === idempotencyKey);
  const isSameBody = (revision: Submission) =>
    revision.bodyHash === bodyHash || revision.bodyHash === formerBodyHash?.();
  if (!ofKey.every(isSameBody)) throw keyReused();
  if (ifMatch === undefined) return ofKey.at(-1);
  const latest = revisions.at(-1);
  const isInForce = latest?.revision === ifMatch && isSameBody(latest);
  return ofKey.find(({ revision }) => revision === ifMatch + 1) ?? (isInForce ? latest : undefined);
}
