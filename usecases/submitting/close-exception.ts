import { isDeepStrictEqual } from 'node:util';
import type { ClosingRequest, ListedException } from '../../contract/exceptions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { AuditChange } from '../../domain/audit/audit-entry.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { exceptionState, type LockException } from '../../domain/submission/exceptions/lock-exception.ts';
import { audited } from '../auditing/audited.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import type { MailsNobody } from '../delivering/mails-nobody.ts';
import type { Listed } from '../ports/listed.ts';
import type { Ports } from '../ports/ports.ts';
import { unreadableProblem } from '../stored-rows/unreadable-problem.ts';
import { listedException } from './list-exceptions.ts';
import { type TellingPorts, tellOfClosing } from './tell-of-exception.ts';

type Closed = NonNullable<LockException['closed']>;

/**
 * Closes an exception from a lock before it ends, for a reason, and mails those who submit for its unit. Closing
 * again keeps the first time and reason, and mails where an attempt that died left that out. One that a version
 * before 0.3.0 opened is found by its unit, set and period.
 * @throws Problem `not-found` for an unknown id; `stored-row-unreadable` for one whose row cannot be read; `conflict` for an exception that has expired
 */
export async function closeException(
  ports: TellingPorts & Pick<Ports, 'audit' | 'catalogues' | 'clock'>,
  id: string,
  { reason, of }: ClosingRequest,
  by: Caller,
): Promise<ListedException & MailsNobody> {
  const { exceptions, clock } = ports;
  const now = clock.now();
  const find = async () => {
    const all = await exceptions.all();
    const there = all.found.find((one) => one.id === id);
    if (there !== undefined || of === undefined) return there ?? unreadableIn(all);
    const ofUnit = await exceptions.list(of.unit, of.set, of.period);
    return ofUnit.found.find((one) => one.id === id) ?? unreadableIn(ofUnit);
  };
  const unreadableIn = ({ unreadable }: Listed<LockException>) =>
    unreadable.includes(id) ? 'unreadable' : null;
  const found = await find();
  if (found === 'unreadable') throw unreadableProblem('exception');
  if (found === null) throw unknown();
  if (exceptionState(found, now) === 'expired') throw expired();
  const current = await currentCatalogue(ports.catalogues);
  if (found.closed !== undefined) return told(found, found.closed);
  const closed = { at: instantText(now), reason, tokenId: by.tokenId };
  const changes: AuditChange[] = [
    { field: 'closedAt', from: null, to: closed.at },
    { field: 'reason', from: found.reason, to: reason },
  ];
  return audited(ports, { operation: 'closeException', by, subject: id, changes }, async (changed) => {
    const isClosed = await exceptions.close(found, closed);
    const after = await find();
    // The write may have succeeded and only its answer been lost.
    if (isClosed || (after !== 'unreadable' && isDeepStrictEqual(after?.closed, closed))) changed();
    if (after === null || after === 'unreadable') return listedException(found, now);
    return after.closed === undefined ? listedException(after, now) : told(after, after.closed);
  });

  async function told(exception: LockException, how: Closed): Promise<ListedException & MailsNobody> {
    const mailed = await tellOfClosing(ports, current, { ...exception, closed: how }, now);
    return { ...listedException(exception, now), ...mailed };
  }
}

function unknown(): Problem {
  return new Problem('not-found', {
    vi: 'Không có ngoại lệ này; xem danh sách bằng «tiendo exception list».',
    en: 'There is no such exception; list them with “tiendo exception list”.',
  });
}

function expired(): Problem {
  return new Problem('conflict', {
    vi: 'Ngoại lệ này đã hết hạn nên không cần đóng.',
    en: 'This exception has expired, so there is nothing to close.',
  });
}
