import type { ClosingRequest, ListedException } from '../../contract/exceptions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { AuditChange } from '../../domain/audit/audit-entry.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { exceptionState } from '../../domain/submission/lock-exception.ts';
import { audited } from '../auditing/audited.ts';
import type { Ports } from '../ports/ports.ts';
import { listedException } from './list-exceptions.ts';

/**
 * Closes an exception from a lock before it ends, for a reason. Closing again keeps the first time and reason. One that a version
 * before 0.3.0 opened is found by its unit, set and period.
 * @throws Problem `not-found` for an unknown id; `conflict` for an exception that has expired
 */
export async function closeException(
  ports: Pick<Ports, 'audit' | 'exceptions' | 'clock'>,
  id: string,
  { reason, of }: ClosingRequest,
  by: Caller,
): Promise<ListedException> {
  const { exceptions, clock } = ports;
  const now = clock.now();
  const find = async () => {
    const listed = (await exceptions.all()).find((one) => one.id === id);
    if (listed !== undefined || of === undefined) return listed;
    return (await exceptions.list(of.unit, of.set, of.period)).find((one) => one.id === id);
  };
  const found = await find();
  if (found === undefined) throw unknown();
  if (exceptionState(found, now) === 'expired') throw expired();
  if (found.closed !== undefined) return listedException(found, now);
  const closed = { at: instantText(now), reason, tokenId: by.tokenId };
  const changes: AuditChange[] = [
    { field: 'closedAt', from: null, to: closed.at },
    { field: 'reason', from: found.reason, to: reason },
  ];
  return audited(ports, { operation: 'closeException', by, subject: id, changes }, async (changed) => {
    if (await exceptions.close(found, closed)) changed();
    return listedException((await find()) ?? found, now);
  });
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
