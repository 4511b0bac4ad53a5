import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type ApprovalAnswer, type ApprovalDecision, approvalUsage } from '../../contract/approvals.ts';
import { approversOf } from '../../domain/access/approvers.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { AuditChange } from '../../domain/audit/audit-entry.ts';
import type { Catalogue, IndicatorSet, Unit, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { nameWithId, unitWithId } from '../../domain/catalogue/name-with-id.ts';
import { postNamed } from '../../domain/catalogue/post-named.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { findSet, findUnit } from '../../domain/catalogue/units.ts';
import { noSuchSet, noSuchUnit } from '../../domain/catalogue/unknown-names.ts';
import { approves } from '../../domain/delivery/post-duties.ts';
import { recipientsOn } from '../../domain/delivery/recipients-on.ts';
import { submittersOf } from '../../domain/delivery/submitters.ts';
import { formatDeadline, formatPeriod } from '../../domain/language/format.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt, type Period, periodFrom } from '../../domain/period/period.ts';
import { windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { type Approval, needsApproval } from '../../domain/submission/approval.ts';
import { isLateWith } from '../../domain/submission/completeness/lateness.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { audited } from '../auditing/audited.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { type MailsNobody, mailsNobody, noSubmitters } from '../delivering/mails-nobody.ts';
import { planNotices } from '../delivering/plan-notices.ts';
import { allReadable } from '../ports/listed.ts';
import type { Ports } from '../ports/ports.ts';
import { unreadableProblem } from '../stored-rows/unreadable-problem.ts';
import { nothingSubmitted } from '../submitting/find-address.ts';
import { noticeFrame } from '../submitting/notice-frame.ts';
import { noPeriod } from '../submitting/period-of-unit.ts';
import { ownApproval } from './own-approval.ts';

type DecidingPorts = Pick<
  Ports,
  'approvals' | 'audit' | 'catalogues' | 'clock' | 'deliveries' | 'submissions'
>;

/** What is decided on, by the catalogue in force. */
type Place = {
  readonly current: VersionedCatalogue;
  readonly unit: Unit;
  readonly set: IndicatorSet;
  readonly period: Period;
};

/**
 * Approves a revision of a unit's figures, or returns it to the clerk, who gets the reason by e-mail. Of two decisions at once the first
 * stands; the same one again returns it, and mails what an attempt that died left out.
 * @throws Problem `forbidden` for a post that may not approve for the unit; `malformed-request` for unknown names; `not-found` before the first
 * revision; `correction-outdated` for a revision that is not the latest; `conflict` for one decided otherwise, and where the set asks for no
 * approval; `stored-row-unreadable`; `unavailable`
 */
export async function decideFigures(
  ports: DecidingPorts,
  wanted: ApprovalDecision,
  by: Caller,
): Promise<ApprovalAnswer & MailsNobody> {
  const current = await currentCatalogue(ports.catalogues);
  const { catalogue } = current;
  const asked = periodFrom(wanted.period) ?? { to: dateAt(ports.clock.now()) };
  const posts = approversOf(catalogue, catalogue.recipients, wanted.unit, asked);
  if (!posts.some(({ id }) => id === by.session?.post.id)) throw notYours(catalogue, wanted.unit);
  const place = placeOf(current, wanted);
  const { unit, set, period } = place;
  if (!needsApproval(set, period.id)) throw notNeeded(place);
  const decisions = await readDecisions(ports, place);
  const earlier = decisions.find(({ revision }) => revision === wanted.revision);
  if (earlier !== undefined) return again(ports, catalogue, decisions, earlier, wanted);
  const [latest] = await ports.submissions.newest(set, period.id, unit.id, { atMost: 1 });
  if (latest === undefined) throw nothingSubmitted(place, period.id);
  if (latest.revision !== wanted.revision) throw superseded(place, latest);
  const decision = await decisionOf(ports, catalogue, place, decisions, latest, wanted, by);
  const changes: AuditChange[] = [
    change('unit', unit.id),
    change('set', set.id),
    change('period', period.id),
    change('revision', wanted.revision),
    change('decision', decision.outcome),
    ...(decision.outcome === 'returned' ? [change('reason', decision.reason)] : []),
  ];
  const subject = latest.id;
  return audited(ports, { operation: 'decideFigures', by, subject, changes }, async (changed) => {
    if (await ports.approvals.add(decision)) {
      changed();
      return carryOut(ports, catalogue, [...decisions, decision], decision);
    }
    const all = await readDecisions(ports, place);
    const first = all.find(({ revision }) => revision === wanted.revision);
    if (first === undefined) throw unreadableProblem('approval');
    // The write may have succeeded and only its answer been lost.
    if (isDeepStrictEqual(first, decision)) changed();
    return again(ports, catalogue, all, first, wanted);
  });
}

function placeOf(current: VersionedCatalogue, wanted: ApprovalDecision): Place {
  const { catalogue } = current;
  const unit = findUnit(catalogue, wanted.unit);
  const set = findSet(catalogue, wanted.set);
  const period = periodFrom(wanted.period);
  const violations: Violation[] = [];
  if (unit === undefined)
    violations.push({ pointer: '/unit', code: 'unknown-unit', detail: noSuchUnit(catalogue, wanted.unit) });
  if (set === undefined)
    violations.push({ pointer: '/set', code: 'unknown-set', detail: noSuchSet(catalogue, wanted.set) });
  if (period === null) violations.push(noPeriod(wanted.period));
  if (unit === undefined || set === undefined || period === null)
    throw new Problem('malformed-request', approvalUsage, violations);
  return { current, unit, set, period };
}

async function readDecisions(
  { approvals }: Pick<Ports, 'approvals'>,
  { unit, set, period }: Place,
): Promise<readonly Approval[]> {
  const { found, unreadable } = await approvals.ofUnit(set.id, period.id, unit.id);
  if (unreadable.length > 0) throw unreadableProblem('approval');
  return found;
}

async function decisionOf(
  { clock, submissions }: Pick<Ports, 'clock' | 'submissions'>,
  catalogue: Catalogue,
  { unit, set, period }: Place,
  decisions: readonly Approval[],
  latest: Submission,
  wanted: ApprovalDecision,
  by: Caller,
): Promise<Approval> {
  const now = clock.now();
  const made = { at: instantText(now), by: { tokenId: by.tokenId, label: by.label } };
  if (wanted.outcome === 'returned') return { ...wanted, ...made };
  const approved = decisions.findLast((one) => one.outcome === 'approved');
  const [counting] =
    approved === undefined
      ? []
      : await submissions.newest(set, period.id, unit.id, { atMost: 1, before: approved.revision + 1 });
  const before =
    counting === undefined || approved === undefined ? undefined : { ...counting, late: approved.late };
  const { dueAt } = windowOf(set, period, WorkingCalendar.of(catalogue.calendar));
  const inForce = setOn(set, period.to.toString());
  const late = isLateWith(inForce, unit, before, latest.values, isAfter(now, dueAt));
  return { ...wanted, ...made, late };
}

/** A decision after the first: the same one is carried out where that was left out, another one is refused. */
async function again(
  ports: DecidingPorts,
  catalogue: Catalogue,
  decisions: readonly Approval[],
  decision: Approval,
  wanted: ApprovalDecision,
): Promise<ApprovalAnswer & MailsNobody> {
  const isSame =
    decision.outcome === 'returned'
      ? wanted.outcome === 'returned' && wanted.reason === decision.reason
      : wanted.outcome === 'approved';
  if (!isSame) throw decidedOtherwise(decision);
  return carryOut(ports, catalogue, decisions, decision);
}

/** Mails those who submit for the unit why their figures were returned. */
async function carryOut(
  { clock, deliveries }: Pick<Ports, 'clock' | 'deliveries'>,
  catalogue: Catalogue,
  decisions: readonly Approval[],
  decision: Approval,
): Promise<ApprovalAnswer & MailsNobody> {
  const { unit, set, period, revision } = decision;
  const answer = { unit, set, period, ...ownApproval(revision, allReadable([...decisions])) };
  if (decision.outcome === 'returned') {
    const recipients = recipientsOn(catalogue, dateAt(clock.now()));
    const posts = submittersOf(catalogue, recipients, unit, periodFrom(period)?.to).filter(
      (post) => !approves(post),
    );
    const { reason, at, by } = decision;
    const frame = noticeFrame(catalogue, decision);
    const notice = {
      about: 'figures-returned',
      ...frame,
      revision,
      reason,
      by: postNamed(catalogue.recipients, by.label),
    } as const;
    const id = `${noticeId(decision)}-${revision}`;
    const mailed = await planNotices(deliveries, catalogue, posts, { id, at, notice });
    return { ...answer, ...mailsNobody(mailed, noSubmitters(catalogue, unit)) };
  }
  return answer;
}

/** The id of notices about a unit, set and period. */
export function noticeId({ unit, set, period }: Pick<Approval, 'unit' | 'set' | 'period'>): string {
  return createHash('sha256').update(`${unit}#${set}#${period}`).digest('hex').slice(0, 16);
}

function change(field: AuditChange['field'], to: string | number): AuditChange {
  return { field, from: null, to };
}

function notYours(catalogue: Catalogue, id: string): Problem {
  const unit = unitWithId(catalogue, id);
  return new Problem('forbidden', {
    vi: `Chỉ người có thẩm quyền duyệt số liệu của ${unit.vi}, đã đăng nhập, được duyệt hoặc trả lại.`,
    en: `Only a post that approves the figures of ${unit.en}, signed in, may approve or return them.`,
  });
}

function notNeeded({ set, period }: Place): Problem {
  const of = nameWithId(set);
  return new Problem('conflict', {
    vi: `${of.vi} không yêu cầu duyệt số liệu ${formatPeriod(period.id, 'vi')}: số liệu có hiệu lực ngay khi gửi.`,
    en: `${of.en} asks for no approval for ${formatPeriod(period.id, 'en')}: figures count as soon as they are sent.`,
  });
}

function superseded({ unit, period }: Place, { revision, receivedAt }: Submission): Problem {
  const name = nameWithId(unit);
  return new Problem('correction-outdated', {
    vi: `Chưa ghi nhận: bản mới nhất ${formatPeriod(period.id, 'vi')} của ${name.vi} là bản ${revision}, gửi lúc ${formatDeadline(receivedAt, 'vi')}. Xem lại bản này rồi duyệt hoặc trả lại.`,
    en: `Nothing was recorded: the latest revision of ${name.en} for ${formatPeriod(period.id, 'en')} is ${revision}, sent at ${formatDeadline(receivedAt, 'en')}. Look at that one, then approve or return it.`,
  });
}

function decidedOtherwise({ revision, outcome, at, by }: Approval): Problem {
  const what = outcome === 'approved' ? { vi: 'duyệt', en: 'approved' } : { vi: 'trả lại', en: 'returned' };
  return new Problem('conflict', {
    vi: `Bản ${revision} đã được ${by.label} ${what.vi} lúc ${formatDeadline(at, 'vi')}. Quyết định đầu tiên có hiệu lực; cần khác đi thì gửi bản mới.`,
    en: `Revision ${revision} was ${what.en} by ${by.label} at ${formatDeadline(at, 'en')}. The first decision stands; to change it, a new revision is needed.`,
  });
}
