import type { Temporal } from 'temporal-polyfill';
import type { SubmissionRequest } from '../../contract/submissions/submission-request.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Values } from '../../domain/submission/values.ts';
import type { IncomingSubmission } from './incoming-submission.ts';
import { invalidSubmission, needsIfMatch, outdated, violationAt } from './refusals.ts';
import type { ValidRequest } from './validate-request.ts';

/**
 * Checks that a submission may follow the last revision: a correction must name the revision it corrects, and give a
 * reason. Corrections are never merged silently, so `If-Match: *` is rejected too.
 * @param last the latest revision, if any
 * @throws Problem `correction-needs-if-match`, `correction-outdated`, or `invalid-submission` without a reason
 */
export function checkMayFollow(last: Submission | undefined, { ifMatch, request }: IncomingSubmission): void {
  if (last === undefined) {
    if (ifMatch !== undefined) throw outdated(0);
    return;
  }
  if (ifMatch === undefined) throw needsIfMatch(last.revision);
  if (ifMatch !== last.revision) throw outdated(last.revision);
  if (request.reason !== undefined) return;
  throw invalidSubmission([
    violationAt(
      '/reason',
      'required',
      `Đã có bản ${last.revision} cho kỳ này; ghi lý do điều chỉnh vào «reason».`,
      `There is revision ${last.revision} for this period already; say in “reason” why you correct it.`,
    ),
  ]);
}

/** The figures in force once a submission is accepted: its own, over those of the last revision. */
function mergeValues(last: Submission | undefined, values: Values): Values {
  return last === undefined ? values : new Map([...last.values, ...values]);
}

/** The comments in force once a submission is accepted; a figure sent again needs its comment again. */
function mergeComments(
  last: Submission | undefined,
  { values, comments }: SubmissionRequest,
): ReadonlyMap<string, string> {
  const kept = [...(last?.comments ?? [])].filter(([indicator]) => !values.has(indicator));
  return new Map([...kept, ...(comments ?? [])]);
}

/** Builds the revision from a submission. */
export function nextRevision(
  { caller, request, idempotencyKey, bodyHash }: IncomingSubmission,
  { window, values }: ValidRequest,
  last: Submission | undefined,
  made: { readonly id: string; readonly at: Temporal.Instant; readonly catalogueVersion: number },
): Submission {
  const { set, period, unit, asOf, note, reason } = request;
  const comments = mergeComments(last, request);
  return {
    id: made.id,
    set,
    period,
    unit,
    revision: (last?.revision ?? 0) + 1,
    catalogueVersion: made.catalogueVersion,
    values: mergeValues(last, values),
    ...(comments.size === 0 ? {} : { comments }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(note === undefined ? {} : { note }),
    ...(reason === undefined ? {} : { reason }),
    illustrative: request.illustrative === true || last?.illustrative === true,
    tokenId: caller.tokenId,
    receivedAt: instantText(made.at),
    late: last?.late ?? isAfter(made.at, window.dueAt),
    idempotencyKey,
    bodyHash,
  };
}
