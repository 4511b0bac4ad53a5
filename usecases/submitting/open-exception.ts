import { Temporal } from 'temporal-polyfill';
import { type ExceptionRequest, exceptionUsage } from '../../contract/exceptions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { AuditChange } from '../../domain/audit/audit-entry.ts';
import { formatDeadline } from '../../domain/language/format.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import type { LockException } from '../../domain/submission/exceptions/lock-exception.ts';
import { longestExceptionDays, mostExceptions } from '../../domain/submission/submission-limits.ts';
import { audited } from '../auditing/audited.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import type { MailsNobody } from '../delivering/mails-nobody.ts';
import type { Ports } from '../ports/ports.ts';
import { placeAsked } from './place-asked.ts';
import { type TellingPorts, tellOfOpening } from './tell-of-exception.ts';

/** The last instant at which an exception that is opened now may end. */
export function latestEnd(now: Temporal.Instant): Temporal.Instant {
  return now.add({ hours: longestExceptionDays * 24 });
}

/** Checks the end of an exception: in the future, and not too far ahead. @param pointer where the request names it */
export function checkEnd(pointer: string, end: Temporal.Instant, now: Temporal.Instant): Violation[] {
  const latest = latestEnd(now);
  if (isAfter(end, now) && !isAfter(end, latest)) return [];
  const last = instantText(latest);
  const detail = {
    vi: `Thời hạn phải sau lúc này và không quá ${longestExceptionDays} ngày, tức đến ${formatDeadline(last, 'vi')}.`,
    en: `The end must be in the future, within ${longestExceptionDays} days, that is, until ${formatDeadline(last, 'en')}.`,
  };
  return [{ pointer, code: 'out-of-bounds', detail }];
}

/**
 * Allows a unit to submit figures for a locked period until a given instant, authorised by a named officer, and
 * mails those who submit for it.
 * @throws Problem `malformed-request` for what the unit does not owe or cannot send yet, and an end that is past or too far ahead; `unavailable`
 * before there is a catalogue; `conflict` when the unit, set and period have had as many as they may have
 */
export async function openException(
  ports: TellingPorts & Pick<Ports, 'audit' | 'catalogues' | 'clock' | 'entropy' | 'reservations'>,
  request: ExceptionRequest,
  by: Caller,
): Promise<LockException & MailsNobody> {
  const current = await currentCatalogue(ports.catalogues);
  const now = ports.clock.now();
  const expiresAt = Temporal.Instant.from(request.expiresAt);
  const wrongEnd = checkEnd('/expiresAt', expiresAt, now);
  placeAsked(current.catalogue, request, now, exceptionUsage, wrongEnd);
  const { unit, set, period } = request;
  await reserveException(ports, request);
  const exception = {
    ...request,
    expiresAt: instantText(expiresAt),
    id: Buffer.from(ports.entropy.bytes(8)).toString('hex'),
    openedAt: instantText(now),
    tokenId: by.tokenId,
  };
  const { id, reason } = exception;
  const changes: AuditChange[] = [
    { field: 'unit', from: null, to: unit },
    { field: 'set', from: null, to: set },
    { field: 'period', from: null, to: period },
    { field: 'expiresAt', from: null, to: exception.expiresAt },
    { field: 'reason', from: null, to: reason },
  ];
  return audited(ports, { operation: 'createException', by, subject: id, changes }, async (changed) => {
    await ports.exceptions.put(exception);
    changed();
    return { ...exception, ...(await tellOfOpening(ports, current, exception, now)) };
  });
}

/**
 * Reserves one of the exceptions that a unit, set and period may have, by a conditional write, so that several requests at
 * once get no more. Those that were opened without being counted count too. One that then fails to be stored stays reserved.
 * @throws Problem `conflict` when there have been as many as there may be
 */
export async function reserveException(
  { exceptions, reservations }: Pick<Ports, 'exceptions' | 'reservations'>,
  { unit, set, period }: Pick<ExceptionRequest, 'unit' | 'set' | 'period'>,
): Promise<void> {
  const holder = `exceptions#${set}#${period}#${unit}`;
  const { found, unreadable } = await exceptions.list(unit, set, period);
  const there = found.length + unreadable.length;
  for (;;) {
    const seen = await reservations.find(holder);
    const count = Math.max(there, seen?.count ?? 0) + 1;
    if (count > mostExceptions) throw tooMany();
    if (await reservations.replace(holder, seen, { interval: 0, count })) return;
  }
}

function tooMany(): Problem {
  return new Problem('conflict', {
    vi: `Chưa mở: đơn vị, bộ chỉ số và kỳ này đã có ${mostExceptions} ngoại lệ, là mức nhiều nhất. Dùng ngoại lệ đang mở nếu còn hạn; nếu không, ghi số liệu vào kỳ sau.`,
    en: `Nothing was opened: this unit, set and period have had ${mostExceptions} exceptions, the most they may have. Use the open one if there is one; otherwise report the figures in a later period.`,
  });
}
