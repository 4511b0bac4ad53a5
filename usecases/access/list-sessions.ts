import type { Temporal } from 'temporal-polyfill';
import type { ListedSession, SessionPage, SessionsQuery } from '../../contract/sessions.ts';
import { isLiveSession, type Session } from '../../domain/access/session.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import type { Ports } from '../ports/ports.ts';

/** Lists the sessions of the portal, live and past, in id order. */
export async function listSessions(
  { sessions, clock }: Pick<Ports, 'clock' | 'sessions'>,
  { cursor, limit }: SessionsQuery,
): Promise<SessionPage> {
  const { found, unreadable } = await sessions.list(cursor ?? null, limit + 1);
  const ids = [...found.map(({ id }) => id), ...unreadable].sort();
  const last = ids.length > limit ? (ids[limit - 1] ?? null) : null;
  const isOnPage = (id: string) => last === null || id <= last;
  const page = found.filter(({ id }) => isOnPage(id));
  const now = clock.now();
  return {
    sessions: page.map((session) => listedSession(session, now)),
    ...leftOut(unreadable.filter(isOnPage)),
    next: last,
  };
}

/** A session as operations see it. */
export function listedSession(session: Session, now: Temporal.Instant): ListedSession {
  const { id, post, browser, signedInAt, lastUsedAt, expiresAt, ended = null } = session;
  const isLive = isLiveSession(session, now);
  return { id, post, browser, signedInAt, lastUsedAt, expiresAt, ended, isLive };
}
