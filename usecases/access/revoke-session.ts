import type { ListedSession } from '../../contract/sessions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { isSessionId } from '../../domain/access/session.ts';
import type { AuditChange } from '../../domain/audit/audit-entry.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { audited } from '../auditing/audited.ts';
import type { Ports } from '../ports/ports.ts';
import { listedSession } from './list-sessions.ts';

/**
 * Revokes a session, effective from the next request. One that was revoked, or signed out, keeps its first end.
 * @throws Problem `not-found`
 */
export async function revokeSession(
  ports: Pick<Ports, 'audit' | 'clock' | 'sessions'>,
  id: string,
  by: Caller,
): Promise<ListedSession> {
  const found = isSessionId(id) ? await ports.sessions.find(id) : null;
  if (found === null) {
    throw new Problem('not-found', { vi: 'Không có phiên đăng nhập này.', en: 'There is no such session.' });
  }
  const now = ports.clock.now();
  if (found.ended !== undefined) return listedSession(found, now);
  const at = instantText(now);
  const changes: AuditChange[] = [{ field: 'revokedAt', of: found.post.id, from: null, to: at }];
  await audited(ports, { operation: 'revokeSession', by, subject: id, changes }, async (changed) => {
    await ports.sessions.end(id, { at, how: 'revoked' });
    changed();
  });
  return listedSession({ ...found, ended: { at, how: 'revoked' } }, now);
}
