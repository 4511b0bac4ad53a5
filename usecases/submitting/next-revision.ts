import type { Temporal } from 'temporal-polyfill';
import type { SubmissionRequest } from '../../contract/submissions/submission-request.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Values } from '../../domain/submission/values.ts';
import type { IncomingSubmission } from './incoming-submission.ts';
import { needsIfMatch, outdated, violationAt } from './refusals.ts';
import type { ValidRequest } from './validate-request.ts';

/**
 * Checks that a submission may follow the last revision: a correction must name the revision it corrects. Corrections are
 * never merged silently, so `If-Match: *` is rejected too.
 * @param last the latest revision, if any
 * @throws Problem `correction-needs-if-match` or `correction-outdated`
 */
export function checkMayFollow(last: Submission | undefined, { ifMatch }: IncomingSubmission): void {
  if (last === undefined) {
    if (ifMatch !== undefined) throw outdated(0);
    return;
  }
  if (ifMatch === undefined) throw needsIfMatch(last.revision);
  if (ifMatch !== last.revision) throw outdated(last.revision);
}

/** The violation of a correction that gives no reason. @param last the latest revision, if any */
export function checkReason(
  last: Submission | undefined,
  { reason }: Pick<SubmissionRequest, 'reason'>,
): Violation[] {
  if (last === undefined || reason !== undefined) return [];
  return [
    violationAt(
      '/reason',
      'required',
      `Đã có bản ${last.revision} cho kỳ này; ghi lý do điều chỉnh vào «reason».`,
      `There is revision ${last.revision} for this period already; say in “reason” why you correct it.`,
    ),
  ];
}

/** The figures in force once a submission is accepted: its own, over those of the last revision. */
export function mergeValues(last: Submission | undefined, values: Values): Values {
  return last === undefined ? values : new Map([...last.values, ...values]);
}

/** The comments in force once a submission is accepted; a figure sent again needs its comment again. */
export function mergeComments(
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
