import type { Temporal } from 'temporal-polyfill';
import type { ListedSession, SessionPage, SessionsQuery } from '../../contract/sessions.ts';
import { isLiveSession, type Session } from '../../domain/access/session.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import { pageInIdOrder } from '../pages.ts';
import type { Ports } from '../ports/ports.ts';

/** Lists the sessions of the portal, live and past, in id order. */
export async function listSessions(
  { sessions, clock }: Pick<Ports, 'clock' | 'sessions'>,
  { cursor, limit }: SessionsQuery,
): Promise<SessionPage> {
  const read = await sessions.list(cursor ?? null, limit + 1);
  const { found: page, unreadable, next } = pageInIdOrder(read, limit);
  const now = clock.now();
  return {
    sessions: page.map((session) => listedSession(session, now)),
    ...leftOut(unreadable),
    next,
  };
}

/** A session as operations see it. */
export function listedSession(session: Session, now: Temporal.Instant): ListedSession {
  const { id, post, browser, signedInAt, lastUsedAt, expiresAt, ended = null } = session;
  const isLive = isLiveSession(session, now);
  return { id, post, browser, signedInAt, lastUsedAt, expiresAt, ended, isLive };
}
