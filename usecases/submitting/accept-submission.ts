import type { Temporal } from 'temporal-polyfill';
import type { Receipt } from '../../contract/submissions/receipt.ts';
import { maySubmit } from '../../domain/access/may-submit.ts';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import { needsApproval } from '../../domain/submission/approval.ts';
import { nameIndicators } from '../../domain/submission/name-indicators.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Values } from '../../domain/submission/values.ts';
import { askForApproval } from '../approving/ask-for-approval.ts';
import { readOwnApproval } from '../approving/own-approval.ts';
import { inForce } from '../catalogue/current-catalogue.ts';
import type { Ports } from '../ports/ports.ts';
import { checkFiguresInForce } from './check-figures-in-force.ts';
import { claimedKey, comparedRevisions } from './compared-revisions.ts';
import { confirmByMail, receiptOfDay } from './confirm-by-mail.ts';
import { findReplay } from './find-replay.ts';
import type { Foreseen } from './foreseen-reads.ts';
import type { IncomingSubmission } from './incoming-submission.ts';
import {
  checkReason,
  mayFollow,
  mergeComments,
  mergeTexts,
  mergeValues,
  nextRevision,
} from './next-revision.ts';
import { nextSteps } from './next-steps.ts';
import { violationOfObstacle, withOthers } from './obstacles.ts';
import { fullnessOf, lockOf } from './period-obstacles.ts';
import { type ReceiptContext, receiptOf } from './receipt.ts';
import { invalidSubmission, keyInFlight, keyReused, notYourUnit } from './refusals.ts';
import { storedContext } from './stored-context.ts';
import { type GuessedReads, type RecentFigures, readsFor } from './submission-reads.ts';
import { type ReviewedRequest, reviewRequest, type ValidRequest } from './validate-request.ts';

/** The ports needed to accept a submission. */
export type SubmissionPorts = Pick<
  Ports,
  | 'approvals'
  | 'catalogues'
  | 'clock'
  | 'deliveries'
  | 'entropy'
  | 'exceptions'
  | 'idempotency'
  | 'receiptsNotPlanned'
  | 'reservations'
  | 'submissions'
>;

/** An attempt that takes longer has died, and another may take over. */
const leaseSeconds = 30;

/**
 * Accepts a unit's figures by the current catalogue, as {@link acceptByCatalogue} does.
 * @param foreseen what has been asked for already
 * @throws Problem for every refusal; nothing is recorded then
 */
export async function acceptSubmission(
  ports: SubmissionPorts,
  incoming: IncomingSubmission,
  { current, guessed }: Foreseen = { current: ports.catalogues.current(), guessed: null },
): Promise<Receipt> {
  return acceptByCatalogue(ports, inForce(await current), incoming, guessed);
}

/**
 * Accepts a unit's figures as its next revision, with one conditional write. The same idempotency key with the same
 * body returns the original receipt, even after the period has locked. A correction overlays the figures in force.
 * Contacts who receive the unit's receipts get one by e-mail, even if an earlier attempt died before planning it.
 *
 * The key is claimed only after every check passes, so that a rejected submission can be fixed and sent again with the
 * same key; it is stored with the revision, where a retry finds it. The receipt of an earlier revision is built by the
 * catalogue version stored with it; only the next steps follow the one in force.
 * @param current the catalogue in force, read once for all submissions of a request
 * @param guessed reads that were begun for what the submission seemed to be
 * @throws Problem for every refusal; nothing is recorded then
 * @throws Error as {@link storedContext} for an earlier revision
 */
export async function acceptByCatalogue(
  ports: SubmissionPorts,
  current: VersionedCatalogue,
  incoming: IncomingSubmission,
  guessed: GuessedReads | null = null,
): Promise<Receipt> {
  const { caller, request } = incoming;
  if (!maySubmit(caller.principal, request, current.catalogue))
    throw notYourUnit(current.catalogue, request.unit, caller);
  const now = ports.clock.now();
  const valid = reviewRequest(current.catalogue, request, now, incoming.flaws);
  const receipt = async (
    stored: Submission,
    context: ReceiptContext,
    at: Pick<Receipt, 'replayed' | 'inForce'>,
  ): Promise<Receipt> => {
    const told = receiptOf(stored, context, incoming.language);
    const situation = { lacking: told.lacking.length, inForce: at.inForce, now };
    const steps = nextSteps(current.catalogue, valid, stored, situation, incoming.language);
    const awaits = await awaitsApproval(ports.approvals, valid, stored, at.replayed);
    return { ...told, ...at, ...(awaits ? { awaitsApproval: true } : {}), nextSteps: steps };
  };

  const reads = readsFor(ports, current, valid, guessed);
  const recent = await reads.recent;
  const revisions = await comparedRevisions(ports, incoming, valid.set, recent.own);
  const last = revisions.at(-1);
  const confirm = async (stored: Submission, context: ReceiptContext) => {
    if (incoming.dryRun) return;
    const before = stored.revision === 1 ? noValues : (valuesOf(revisions, stored.revision - 1) ?? null);
    await confirmByMail(ports, current.catalogue, context, stored, before, now);
    await askForApproval(ports, current.catalogue, context, stored);
  };
  const isSentBefore = revisions.some(({ idempotencyKey }) => idempotencyKey === incoming.idempotencyKey);
  const obstacles = async () => [
    ...(await lockOf(ports.exceptions, current, valid, now)),
    ...(await fullnessOf(ports, current, valid, last)),
    ...mayFollow(last, incoming, valid),
  ];
  const wrongContent = () => wrongIn(ports.submissions, incoming, valid, last, recent);
  if (incoming.flaws !== undefined || valid.violations.length > 0) {
    const inTheWay = isSentBefore ? [] : await obstacles();
    throw invalidSubmission([...inTheWay.map(violationOfObstacle), ...(await wrongContent())]);
  }
  const earlier = findReplay(revisions, incoming);
  if (earlier !== undefined) {
    const context = await storedContext(ports.catalogues, current, earlier, valid.period);
    await confirm(earlier, context);
    return receipt(earlier, context, { replayed: true, inForce: last?.revision ?? earlier.revision });
  }
  const inTheWay = await obstacles();
  const [obstacle] = inTheWay;
  if (obstacle !== undefined) throw withOthers(obstacle, inTheWay, await wrongContent());
  const id = Buffer.from(ports.entropy.bytes(16)).toString('hex');
  const made = { id, at: now, catalogueVersion: current.version };
  const revision = nextRevision(incoming, valid, last, made);
  const { findings, violations } = await checkFiguresInForce(ports.submissions, valid, revision, recent);
  const wrong = [...checkReason(last, request, valid), ...violations];
  if (wrong.length > 0) throw invalidSubmission(nameIndicators(valid.set, wrong));
  const told = findings.length === 0 ? revision : { ...revision, findings };
  const recorded = { replayed: false, inForce: told.revision };
  if (incoming.dryRun) return { ...(await receipt(told, valid, recorded)), id: null };
  const nth = await receiptOfDay(ports.reservations, reads.counted, request.unit, now);
  const submission = nth === undefined ? told : { ...told, receiptOfDay: nth };
  if (!(await store(ports, incoming, valid, submission, now)))
    return acceptByCatalogue(ports, current, incoming);
  await confirm(submission, valid);
  return receipt(submission, valid, recorded);
}

/** Whether a revision counts only once the head of the unit has approved it, and nobody has decided on it. */
async function awaitsApproval(
  approvals: Ports['approvals'],
  { set, period }: ValidRequest,
  stored: Submission,
  isSentBefore: boolean,
): Promise<boolean> {
  if (!needsApproval(set, period.id)) return false;
  if (!isSentBefore) return true;
  return (await readOwnApproval(approvals, set, period.id, stored))?.state === 'waiting';
}

/** The figures of a unit that had sent nothing. */
const noValues: Values = new Map();

/** The figures of one of some revisions; undefined when it is not among them. */
function valuesOf(revisions: readonly Submission[], revision: number): Values | undefined {
  return revisions.find((one) => one.revision === revision)?.values;
}

/** Everything that is wrong with the content of a submission. */
async function wrongIn(
  submissions: SubmissionPorts['submissions'],
  { request }: IncomingSubmission,
  reviewed: ReviewedRequest,
  last: Submission | undefined,
  recent: RecentFigures,
): Promise<Violation[]> {
  const values = mergeValues(last, reviewed.values);
  const comments = mergeComments(last, request, reviewed.values);
  const texts = { ...mergeTexts(last, request), reason: request.reason };
  const { violations } = await checkFiguresInForce(
    submissions,
    reviewed,
    { ...texts, values, comments },
    recent,
  );
  const all = [...reviewed.violations, ...checkReason(last, request, reviewed), ...violations];
  return nameIndicators(reviewed.set, all);
}

/**
 * Claims the key and appends the revision.
 * @returns false when another revision was first; the key is then free again
 */
async function store(
  { idempotency, submissions }: Pick<Ports, 'idempotency' | 'submissions'>,
  { request, idempotencyKey, bodyHash, ifMatch }: IncomingSubmission,
  { set }: ValidRequest,
  submission: Submission,
  now: Temporal.Instant,
): Promise<boolean> {
  const claim = { unit: request.unit, key: claimedKey(idempotencyKey, ifMatch), bodyHash };
  // Random below a millisecond, so that each attempt has a lease of its own.
  const nanoseconds = Number.parseInt(submission.id.slice(0, 8), 16) % 1_000_000;
  const claimed = await idempotency.claim(claim, now, now.add({ seconds: leaseSeconds, nanoseconds }));
  if (claimed === 'other-body') throw keyReused();
  if (claimed === 'in-flight') throw keyInFlight();
  if (await submissions.append(set, submission)) return true;
  const { unit, period, revision } = submission;
  const [there] = await submissions.newest(set, period, unit, { atMost: 1, before: revision + 1 });
  if (there?.id === submission.id) return true;
  await idempotency.release(claim, now);
  return false;
}
