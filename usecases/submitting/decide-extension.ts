import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import {
  type DecisionRequest,
  decisionUsage,
  type ExtensionRequestAnswer,
} from '../../contract/extension-requests.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { AuditChange } from '../../domain/audit/audit-entry.ts';
import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { findSet, findUnit, reportsFor } from '../../domain/catalogue/units.ts';
import { noSuchSet, noSuchUnit } from '../../domain/catalogue/unknown-names.ts';
import { recipientsOn } from '../../domain/delivery/recipients-on.ts';
import { submittersOf } from '../../domain/delivery/submitters.ts';
import { formatDeadline, formatPeriod } from '../../domain/language/format.ts';
import { isAfter, isBefore } from '../../domain/period/compare-instants.ts';
import { type InstantText, instantText } from '../../domain/period/instant-text.ts';
import { dateAt, periodFrom } from '../../domain/period/period.ts';
import { windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import {
  type ExtensionDecision,
  type ExtensionRequest,
  extensionState,
} from '../../domain/submission/exceptions/extension-request.ts';
import { daysToDecide } from '../../domain/submission/exceptions/extension-states.ts';
import { audited } from '../auditing/audited.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { type MailsNobody, mailsNobody, noSubmitters } from '../delivering/mails-nobody.ts';
import { planNotices } from '../delivering/plan-notices.ts';
import type { Ports } from '../ports/ports.ts';
import { unreadableProblem } from '../stored-rows/unreadable-problem.ts';
import { extensionRequestAnswer } from './list-extension-requests.ts';
import { movedDeadline } from './moved-deadline.ts';
import { noticeFrame } from './notice-frame.ts';
import { checkEnd, latestEnd, reserveException } from './open-exception.ts';
import { notThen } from './period-of-unit.ts';

type DecidingPorts = Pick<
  Ports,
  | 'approvals'
  | 'audit'
  | 'catalogues'
  | 'clock'
  | 'deliveries'
  | 'exceptions'
  | 'extensionRequests'
  | 'reservations'
  | 'submissions'
>;

/**
 * Grants or refuses a unit's request for an extension, and mails the unit. Of two decisions at once the first stands. A grant
 * opens an exception. Repeating the same decision completes an attempt that died before opening it or before planning the
 * mail.
 * @throws Problem `not-found` for an unknown id; `malformed-request` for an impossible grant; `conflict` for a request that
 * was decided otherwise or has lapsed, a lock that is too far ahead, and beyond the limit of exceptions;
 * `stored-row-unreadable`; `unavailable`
 */
export async function decideExtension(
  ports: DecidingPorts,
  id: string,
  wanted: DecisionRequest,
  by: Caller,
): Promise<ExtensionRequestAnswer & MailsNobody> {
  const current = await currentCatalogue(ports.catalogues);
  const { catalogue } = current;
  const now = ports.clock.now();
  const request = await findRequest(ports, id);
  const { decision: earlier } = request;
  if (earlier !== undefined) return again(ports, current, request, earlier, wanted, now);
  if (extensionState(request, now) === 'lapsed') throw lapsed(request);
  if (wanted.outcome === 'granted') checkGrant(catalogue, request, Temporal.Instant.from(wanted.until), now);
  const decision = decisionOf(wanted, by, now);
  if (decision.outcome === 'granted') await reserveException(ports, request);
  const changes = changesOf(request, decision);
  return audited(ports, { operation: 'decideExtension', by, subject: id, changes }, async (changed) => {
    if (!(await ports.extensionRequests.decide(request, decision))) {
      const decided = await findRequest(ports, id);
      if (decided.decision === undefined) throw unreadableProblem('extension-request');
      // The write may have succeeded and only its answer been lost.
      if (isDeepStrictEqual(decided.decision, decision)) changed();
      return again(ports, current, decided, decided.decision, wanted, now);
    }
    changed();
    return carryOut(ports, current, request, decision, now);
  });
}

async function findRequest(
  { extensionRequests }: Pick<Ports, 'extensionRequests'>,
  id: string,
): Promise<ExtensionRequest> {
  const { found, unreadable } = await extensionRequests.all();
  const request = found.find((one) => one.id === id);
  if (request !== undefined) return request;
  throw unreadable.length > 0 ? unreadableProblem('extension-request') : unknown();
}

function checkGrant(
  catalogue: Catalogue,
  request: ExtensionRequest,
  end: Temporal.Instant,
  now: Temporal.Instant,
): void {
  const set = findSet(catalogue, request.set);
  const period = periodFrom(request.period);
  const violations: Violation[] = [];
  const unit = findUnit(catalogue, request.unit);
  if (unit === undefined)
    violations.push({ pointer: '', code: 'unknown-unit', detail: noSuchUnit(catalogue, request.unit) });
  else if (period !== null && !reportsFor(unit, period))
    violations.push({ pointer: '', code: 'unknown-unit', detail: notThen(catalogue, unit, period) });
  if (set === undefined || period === null)
    violations.push({ pointer: '', code: 'unknown-set', detail: noSuchSet(catalogue, request.set) });
  else {
    const { locksAt } = windowOf(set, period, WorkingCalendar.of(catalogue.calendar));
    if (!isBefore(locksAt, latestEnd(now))) throw locksTooFarAhead(request, instantText(locksAt));
    const wrongEnd = checkEnd('/until', end, now);
    violations.push(...wrongEnd);
    if (wrongEnd.length === 0 && !isAfter(end, locksAt)) violations.push(beforeLock(instantText(locksAt)));
  }
  if (violations.length > 0) throw new Problem('malformed-request', decisionUsage, violations);
}

function decisionOf(wanted: DecisionRequest, by: Caller, now: Temporal.Instant): ExtensionDecision {
  const made = { at: instantText(now), by: { tokenId: by.tokenId, label: by.label } };
  if (wanted.outcome === 'refused') return { ...wanted, ...made };
  const { outcome, officer, until } = wanted;
  return { outcome, officer, until: instantText(Temporal.Instant.from(until)), ...made };
}

function changesOf(request: ExtensionRequest, decision: ExtensionDecision): AuditChange[] {
  const { unit, set, period, reason } = request;
  return [
    { field: 'unit', from: null, to: unit },
    { field: 'set', from: null, to: set },
    { field: 'period', from: null, to: period },
    { field: 'decision', from: null, to: decision.outcome },
    ...(decision.outcome === 'granted'
      ? [{ field: 'expiresAt', from: null, to: decision.until } as const]
      : []),
    { field: 'reason', from: null, to: decision.outcome === 'refused' ? decision.reason : reason },
  ];
}

/** A decision after the first: the same one is carried out where that was left out, another one is refused. */
async function again(
  ports: DecidingPorts,
  current: VersionedCatalogue,
  request: ExtensionRequest,
  decision: ExtensionDecision,
  wanted: DecisionRequest,
  now: Temporal.Instant,
): Promise<ExtensionRequestAnswer & MailsNobody> {
  if (!isSame(decision, wanted)) throw decidedOtherwise(request, decision);
  return carryOut(ports, current, request, decision, now);
}

function isSame(decision: ExtensionDecision, wanted: DecisionRequest): boolean {
  if (decision.outcome === 'refused')
    return wanted.outcome === 'refused' && wanted.reason === decision.reason;
  return (
    wanted.outcome === 'granted' &&
    wanted.officer === decision.officer &&
    instantText(Temporal.Instant.from(wanted.until)) === decision.until
  );
}

/** Opens the exception of a grant unless it is there, and mails those who submit for the unit. */
async function carryOut(
  ports: DecidingPorts,
  current: VersionedCatalogue,
  request: ExtensionRequest,
  decision: ExtensionDecision,
  now: Temporal.Instant,
): Promise<ExtensionRequestAnswer & MailsNobody> {
  const { catalogue } = current;
  const { id, unit, set, period, reason } = request;
  if (decision.outcome === 'granted') {
    const { officer, until, at, by } = decision;
    const { found, unreadable } = await ports.exceptions.list(unit, set, period);
    if (!found.some((one) => one.id === id) && !unreadable.includes(id))
      await ports.exceptions.put({
        id,
        unit,
        set,
        period,
        officer,
        reason,
        expiresAt: until,
        openedAt: at,
        tokenId: by.tokenId,
      });
  }
  const recipients = recipientsOn(catalogue, dateAt(now));
  const posts = submittersOf(catalogue, recipients, unit, periodFrom(request.period)?.to);
  const frame = { ...noticeFrame(catalogue, request), asked: reason };
  const notice =
    decision.outcome === 'granted'
      ? {
          about: 'extension-granted' as const,
          ...frame,
          officer: decision.officer,
          until: decision.until,
          ...(await movedDeadline(ports, current, request, now)),
        }
      : {
          about: 'extension-refused' as const,
          ...frame,
          reason: decision.reason,
          ...stillOpen(catalogue, request, decision.at),
        };
  const mailed = await planNotices(ports.deliveries, catalogue, posts, { id, at: decision.at, notice });
  const answer = extensionRequestAnswer({ ...request, decision }, now);
  return { ...answer, ...mailsNobody(mailed, noSubmitters(catalogue, unit)) };
}

/** Until when figures can be sent where an extension was refused; nothing of a set that is no longer there. */
function stillOpen(catalogue: Catalogue, { set: id, period: on }: ExtensionRequest, at: InstantText) {
  const [set, period] = [findSet(catalogue, id), periodFrom(on)];
  if (set === undefined || period === null) return {};
  const { locksAt } = windowOf(set, period, WorkingCalendar.of(catalogue.calendar));
  return { opensUntil: isBefore(Temporal.Instant.from(at), locksAt) ? instantText(locksAt) : null };
}

function unknown(): Problem {
  return new Problem('not-found', {
    vi: 'Không có yêu cầu gia hạn này; xem danh sách bằng «tiendo extension list».',
    en: 'There is no such request for an extension; list them with “tiendo extension list”.',
  });
}

function lapsed({ askedAt }: ExtensionRequest): Problem {
  return new Problem('conflict', {
    vi: `Yêu cầu gửi lúc ${formatDeadline(askedAt, 'vi')} đã quá ${daysToDecide} ngày nên hết hiệu lực. Đơn vị xin lại được; cần mở ngay thì dùng «tiendo exception open».`,
    en: `The request of ${formatDeadline(askedAt, 'en')} has lapsed after ${daysToDecide} days. The unit can ask again; to open the period at once, use “tiendo exception open”.`,
  });
}

function decidedOtherwise({ period }: ExtensionRequest, decision: ExtensionDecision): Problem {
  const { at, by } = decision;
  const when = { vi: formatDeadline(at, 'vi'), en: formatDeadline(at, 'en') };
  const what =
    decision.outcome === 'refused'
      ? { vi: 'không đồng ý', en: 'refused' }
      : {
          vi: `đồng ý đến ${formatDeadline(decision.until, 'vi')}`,
          en: `granted until ${formatDeadline(decision.until, 'en')}`,
        };
  return new Problem('conflict', {
    vi: `Yêu cầu gia hạn ${formatPeriod(period, 'vi')} đã được ${by.label} quyết định lúc ${when.vi}: ${what.vi}. Quyết định đầu tiên có hiệu lực.`,
    en: `The request to extend ${formatPeriod(period, 'en')} was decided by ${by.label} at ${when.en}: ${what.en}. The first decision stands.`,
  });
}

function locksTooFarAhead({ period }: ExtensionRequest, locksAt: InstantText): Problem {
  return new Problem('conflict', {
    vi: `Chưa gia hạn được: ${formatPeriod(period, 'vi')} đến ${formatDeadline(locksAt, 'vi')} mới chốt, quá thời hạn dài nhất của một ngoại lệ. Quyết định khi gần ngày chốt hơn, hoặc không đồng ý.`,
    en: `This cannot be granted yet: ${formatPeriod(period, 'en')} locks at ${formatDeadline(locksAt, 'en')}, beyond the longest exception. Decide closer to the lock, or refuse it.`,
  });
}

function beforeLock(locksAt: InstantText): Violation {
  const detail = {
    vi: `Kỳ này đến ${formatDeadline(locksAt, 'vi')} mới chốt; thời hạn gia hạn phải sau lúc đó.`,
    en: `The period locks at ${formatDeadline(locksAt, 'en')}; the extension must end after that.`,
  };
  return { pointer: '/until', code: 'out-of-bounds', detail };
}
