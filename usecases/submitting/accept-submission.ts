import type { Temporal } from 'temporal-polyfill';
import type { Receipt } from '../../contract/submissions/receipt.ts';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import type { Problem } from '../../domain/problem/problem.ts';
import { nameIndicators } from '../../domain/submission/name-indicators.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import type { ExceptionStore } from '../ports/exception-store.ts';
import type { Ports } from '../ports/ports.ts';
import { checkFiguresInForce } from './check-figures-in-force.ts';
import { confirmByMail } from './confirm-by-mail.ts';
import type { IncomingSubmission } from './incoming-submission.ts';
import { checkMayFollow, checkReason, mergeComments, mergeValues, nextRevision } from './next-revision.ts';
import { receiptOf } from './receipt.ts';
import {
  invalidSubmission,
  keyInFlight,
  keyReused,
  needsIfMatch,
  notYourUnit,
  outdated,
  periodLocked,
} from './refusals.ts';
import { type ReviewedRequest, reviewRequest, type ValidRequest } from './validate-request.ts';

/** The ports needed to accept a submission. */
export type SubmissionPorts = Pick<
  Ports,
  | 'catalogues'
  | 'clock'
  | 'deliveries'
  | 'entropy'
  | 'exceptions'
  | 'idempotency'
  | 'receiptsNotPlanned'
  | 'submissions'
>;

/** An attempt that takes longer has died, and another may take over. */
const leaseSeconds = 30;

/**
 * Accepts a unit's figures as its next revision, with one conditional write. The same idempotency key with the same
 * body returns the original receipt, even after the period has locked. A correction overlays the figures in force.
 * Contacts who receive the unit's receipts get one by e-mail, even if an earlier attempt died before planning it.
 *
 * The key is claimed only after every check passes, so that a rejected submission can be fixed and sent again with the
 * same key; it is stored with the revision, where a retry finds it.
 * @throws Problem for every refusal; nothing is recorded then
 */
export async function acceptSubmission(
  ports: SubmissionPorts,
  incoming: IncomingSubmission,
): Promise<Receipt> {
  const { caller, request } = incoming;
  if (caller.principal.role !== 'unit' || caller.principal.unit !== request.unit)
    throw notYourUnit(request.unit);
  const current = await currentCatalogue(ports.catalogues);
  const now = ports.clock.now();
  const valid = reviewRequest(current.catalogue, request, now, incoming.flaws);
  const confirmed = async (stored: Submission) => {
    if (!incoming.dryRun) await confirmByMail(ports, current.catalogue, valid, stored, now);
    return receiptOf(stored, valid, incoming.language);
  };

  const revisions = await ports.submissions.revisions(valid.set, request.period, request.unit);
  const last = revisions.at(-1);
  if (incoming.flaws !== undefined || valid.violations.length > 0)
    throw await refusalOfFigures(ports.submissions, incoming, valid, last);
  const earlier = replayOf(revisions, incoming);
  if (earlier !== undefined) return confirmed(earlier);
  await checkNotLocked(ports.exceptions, current, valid, now);
  checkMayFollow(last, incoming);
  const id = Buffer.from(ports.entropy.bytes(16)).toString('hex');
  const made = { id, at: now, catalogueVersion: current.version };
  const revision = nextRevision(incoming, valid, last, made);
  const { findings, violations } = await checkFiguresInForce(ports.submissions, valid, revision);
  const wrong = [...checkReason(last, request), ...violations];
  if (wrong.length > 0) throw invalidSubmission(nameIndicators(valid.set, wrong));
  const submission = findings.length === 0 ? revision : { ...revision, findings };
  if (incoming.dryRun) return { ...receiptOf(submission, valid, incoming.language), id: null };
  return confirmed(await store(ports, incoming, valid, submission, now));
}

/** The refusal of a submission with wrong figures, with everything else that is wrong with it. */
async function refusalOfFigures(
  submissions: SubmissionPorts['submissions'],
  { request }: IncomingSubmission,
  reviewed: ReviewedRequest,
  last: Submission | undefined,
): Promise<Problem> {
  const values = mergeValues(last, reviewed.values);
  const comments = mergeComments(last, request);
  const { violations } = await checkFiguresInForce(submissions, reviewed, { values, comments });
  const all = [...reviewed.violations, ...checkReason(last, request), ...violations];
  return invalidSubmission(nameIndicators(reviewed.set, all));
}

/** The revision an earlier attempt with the same key made, if any. */
function replayOf(revisions: readonly Submission[], incoming: IncomingSubmission): Submission | undefined {
  const earlier = revisions.find(({ idempotencyKey }) => idempotencyKey === incoming.idempotencyKey);
  const { bodyHash, formerBodyHash } = incoming;
  if (earlier !== undefined && ![bodyHash, formerBodyHash].includes(earlier.bodyHash)) throw keyReused();
  return earlier;
}

async function checkNotLocked(
  exceptions: ExceptionStore,
  { catalogue }: VersionedCatalogue,
  { set, unit, period, window }: ValidRequest,
  now: Temporal.Instant,
): Promise<void> {
  if (isBefore(now, window.locksAt)) return;
  const made = await exceptions.list(unit.id, set.id, period.id);
  const isOpen = made.some(({ expiresAt }) => isBefore(now, expiresAt));
  if (!isOpen) throw periodLocked(catalogue, period.id, window.locksAt);
}

/** Claims the key and appends the revision; the loser of a race gets a conflict, and may read and correct again. */
async function store(
  { idempotency, submissions }: Pick<Ports, 'idempotency' | 'submissions'>,
  incoming: IncomingSubmission,
  { set }: ValidRequest,
  submission: Submission,
  now: Temporal.Instant,
): Promise<Submission> {
  const { request, idempotencyKey: key, bodyHash } = incoming;
  const hold = { unit: request.unit, key, bodyHash };
  const held = await idempotency.hold(hold, now, now.add({ seconds: leaseSeconds }));
  if (held === 'other-body') throw keyReused();
  if (held === 'in-flight') throw keyInFlight();
  if (await submissions.append(set, submission)) return submission;
  const revisions = await submissions.revisions(set, request.period, request.unit);
  const earlier = replayOf(revisions, incoming);
  if (earlier !== undefined) return earlier;
  await idempotency.release(hold, now);
  throw refusalOfLoser(incoming, revisions);
}

function refusalOfLoser({ ifMatch }: IncomingSubmission, revisions: readonly Submission[]): Problem {
  const latest = revisions.at(-1)?.revision ?? 0;
  return ifMatch === undefined ? needsIfMatch(latest) : outdated(latest);
}
