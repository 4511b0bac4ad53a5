import type { Authenticated } from '../../domain/access/caller.ts';
import { portalPostsOf, principalOfPost } from '../../domain/access/portal-posts.ts';
import {
  idOfSecret,
  isLiveSession,
  isSecretOf,
  isUseNoted,
  type Session,
} from '../../domain/access/session.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Ports } from '../ports/ports.ts';
import { UnreadableRow } from '../ports/unreadable-row.ts';
import type { AdmissionObserver } from './admission-observer.ts';

type FailureObserver = Pick<AdmissionObserver, 'onFailure'>;

/**
 * Authenticates a person by the secret of a session, on every request: the session must not have ended, and its post must
 * still be in the catalogue, with a role and the address that signed in. The catalogue decides what the person may do.
 * @param secret null when the browser sends none, or several
 * @throws Problem `unauthenticated` without a valid session, whatever is wrong with it, including its stored row
 */
export async function authenticateSession(
  { sessions, catalogues, clock }: Pick<Ports, 'catalogues' | 'clock' | 'sessions'>,
  secret: string | null,
  observer: Pick<AdmissionObserver, 'onFailure' | 'onLookUp'>,
): Promise<Authenticated> {
  const id = secret === null ? null : idOfSecret(secret);
  if (secret === null || id === null) throw notSignedIn();
  observer.onLookUp();
  const [session, current] = await Promise.all([findSession(sessions, id, observer), catalogues.current()]);
  const now = clock.now();
  if (session === null || !isSecretOf(session, secret) || !isLiveSession(session, now)) throw notSignedIn();
  const posts = current === null ? [] : portalPostsOf(current.catalogue, session.person);
  const post = posts.find((one) => one.id === session.post.id);
  if (post === undefined) throw notSignedIn();
  if (isUseNoted(session, now)) await noteUse(session, { sessions, clock }, observer);
  const principal = principalOfPost(post);
  return {
    caller: { principal, tokenId: session.id, label: post.post.vi, session: { session, post, posts } },
    holder: `person#${session.person}`,
  };
}

/** A session whose row cannot be read is over: its person signs in again. */
async function findSession(
  sessions: Ports['sessions'],
  id: string,
  { onFailure }: FailureObserver,
): Promise<Session | null> {
  try {
    return await sessions.find(id);
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error;
    onFailure({ what: 'session-unreadable' });
    return null;
  }
}

/** A use that cannot be noted fails no request; the next one tries again. */
async function noteUse(
  { id, post }: Session,
  { sessions, clock }: Pick<Ports, 'clock' | 'sessions'>,
  { onFailure }: FailureObserver,
): Promise<void> {
  try {
    await sessions.noteUse(id, clock.now());
  } catch (error) {
    onFailure({ what: 'session-use-not-noted', post: post.id, error });
  }
}

/** The refusal without a valid session. */
export function notSignedIn(): Problem {
  return new Problem('unauthenticated', {
    vi: 'Chưa đăng nhập, hoặc phiên đăng nhập đã kết thúc; đăng nhập lại ở trang chủ.',
    en: 'You are not signed in, or your session has ended; sign in again on the start page.',
  });
}
