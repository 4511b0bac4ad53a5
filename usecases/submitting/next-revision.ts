import type { Temporal } from 'temporal-polyfill';
import type { SubmissionRequest } from '../../contract/submissions/submission-request.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import { isCompleting } from '../../domain/submission/completeness/completing.ts';
import { isLateWith } from '../../domain/submission/completeness/lateness.ts';
import { revisionChanges } from '../../domain/submission/revision-changes.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Values } from '../../domain/submission/values.ts';
import type { IncomingSubmission } from './incoming-submission.ts';
import type { Obstacle } from './obstacles.ts';
import { correctionOutdated, needsIfMatch, violationAt } from './refusals.ts';
import type { ReviewedRequest, ValidRequest } from './validate-request.ts';

/** What was sent: the figures that could be read, and the indicators of those that could not. */
type Sent = Pick<ReviewedRequest, 'values' | 'unread'>;

/**
 * Why a submission may not follow the last revision; empty if it may. One that only adds figures may, whether or not it names that
 * revision. Any other is a correction, and must name the revision it corrects. Corrections are never merged silently, so
 * `If-Match: *` is rejected too.
 * @param last the latest revision, if any
 */
export function mayFollow(
  last: Submission | undefined,
  { ifMatch, request, columns }: IncomingSubmission,
  sent: Sent,
): Obstacle[] {
  const latest = last?.revision ?? 0;
  const pointer = 'header:If-Match';
  if (ifMatch !== undefined)
    return ifMatch === latest ? [] : [{ pointer, problem: correctionOutdated(latest, columns) }];
  if (last === undefined || isCompleting(last, request, sent)) return [];
  return [{ pointer, problem: needsIfMatch(latest, columns) }];
}

/** The violation of a correction that gives no reason. @param last the latest revision, if any */
export function checkReason(
  last: Submission | undefined,
  request: Pick<SubmissionRequest, 'reason' | 'comments'>,
  sent: Sent,
): Violation[] {
  if (last === undefined || request.reason !== undefined || isCompleting(last, request, sent)) return [];
  return [
    violationAt(
      '/reason',
      'required',
      `Đã có bản ${last.revision} cho kỳ này; ghi lý do điều chỉnh.`,
      `There is revision ${last.revision} for this period already; give the reason for the correction.`,
    ),
  ];
}

/** The figures in force once a submission is accepted: its own, over those of the last revision. */
export function mergeValues(last: Submission | undefined, values: Values): Values {
  return last === undefined ? values : new Map([...last.values, ...values]);
}

/** The date and the note in force once a submission is accepted: what it leaves out stays, an empty text takes away what there was. */
export function mergeTexts(
  last: Submission | undefined,
  { asOf = last?.asOf, note = last?.note }: Pick<SubmissionRequest, 'asOf' | 'note'>,
): Pick<Submission, 'asOf' | 'note'> {
  return { ...(asOf ? { asOf } : {}), ...(note ? { note } : {}) };
}

/**
 * The comments in force once a submission is accepted. One that is left out stays while its figure stays the same, since it would
 * explain another figure than it was written for; an empty one takes away what there was.
 */
export function mergeComments(
  last: Submission | undefined,
  { comments }: SubmissionRequest,
  values: Values,
): ReadonlyMap<string, string> {
  const changes = last === undefined ? [] : revisionChanges(last.values, values);
  const changed = new Set(changes.map(({ indicator }) => indicator));
  const kept = [...(last?.comments ?? [])].filter(([indicator]) => !changed.has(indicator));
  const said = new Map([...kept, ...(comments ?? [])]);
  return new Map([...said].filter(([, text]) => text !== ''));
}

/** The post of the person who sends figures in the portal. */
function senderPost({ session }: Caller): Pick<Submission, 'post'> {
  return session === undefined ? {} : { post: { id: session.post.id, post: session.post.post } };
}

/** Builds the revision from a submission: what it brings, over what was in force. */
export function nextRevision(
  { caller, request, idempotencyKey, bodyHash }: IncomingSubmission,
  { set: declared, unit: sender, period: of, window, values }: ValidRequest,
  last: Submission | undefined,
  made: { readonly id: string; readonly at: Temporal.Instant; readonly catalogueVersion: number },
): Submission {
  const { set, period, unit, reason } = request;
  const comments = mergeComments(last, request, values);
  const inForce = setOn(declared, of.to.toString());
  return {
    id: made.id,
    set,
    period,
    unit,
    revision: (last?.revision ?? 0) + 1,
    catalogueVersion: made.catalogueVersion,
    values: mergeValues(last, values),
    ...(comments.size === 0 ? {} : { comments }),
    ...mergeTexts(last, request),
    ...(reason === undefined ? {} : { reason }),
    illustrative: request.illustrative === true || last?.illustrative === true,
    tokenId: caller.tokenId,
    ...senderPost(caller),
    receivedAt: instantText(made.at),
    late: isLateWith(inForce, sender, last, values, isAfter(made.at, window.dueAt)),
    idempotencyKey,
    bodyHash,
  };
}
