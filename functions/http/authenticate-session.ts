import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { portalPostsOf, principalOfPost } from '../../domain/access/portal-posts.ts';
import {
  idOfSecret,
  isLiveSession,
  isSecretOf,
  isUseNoted,
  type Session,
} from '../../domain/access/session.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { UnreadableRow } from '../../usecases/ports/unreadable-row.ts';
import type { Authenticated } from './authenticate.ts';
import type { AcceptedTypes } from './content-type.ts';
import { checkSameOrigin } from './same-origin.ts';
import { cookieOf, hasCookie, sessionCookie } from './session-cookie.ts';

/** Whether a request is made with a session, valid or not. */
export function hasSession(event: APIGatewayProxyEventV2): boolean {
  return hasCookie(event, sessionCookie);
}

/**
 * Authenticates a person by the session cookie, on every request: the session must not have ended, and the post it acts as must
 * still be in the catalogue, with the address that signed in and a role. What the person may do is read from the catalogue.
 * @param onLookUp called just before a session is looked up
 * @throws Problem `malformed-request` with a bearer token too; `forbidden` or `unsupported-media-type` for a change that does
 * not come from the portal's own pages; `unauthenticated` without a valid session, whatever is wrong with it, its stored row too
 */
export async function authenticateSession(
  event: APIGatewayProxyEventV2,
  body: AcceptedTypes,
  { sessions, catalogues, clock }: Pick<Ports, 'catalogues' | 'clock' | 'sessions'>,
  logger: Logger,
  onLookUp: () => void,
): Promise<Authenticated> {
  if (event.headers['authorization'] !== undefined) throw twoCredentials();
  checkSameOrigin(event, body);
  const secret = cookieOf(event, sessionCookie) ?? '';
  const id = idOfSecret(secret);
  if (id === null) throw notSignedIn();
  onLookUp();
  const [session, current] = await Promise.all([findSession(sessions, id, logger), catalogues.current()]);
  const now = clock.now();
  if (session === null || !isSecretOf(session, secret) || !isLiveSession(session, now)) throw notSignedIn();
  const posts = current === null ? [] : portalPostsOf(current.catalogue, session.person);
  const post = posts.find((one) => one.id === session.post.id);
  if (post === undefined) throw notSignedIn();
  if (isUseNoted(session, now)) await noteUse(session, { sessions, clock }, logger);
  const principal = principalOfPost(post);
  return {
    caller: { principal, tokenId: session.id, label: post.post.vi, session: { session, post, posts } },
    holder: `person#${session.person}`,
  };
}

/** A session whose row cannot be read is over: its person signs in again, and the log says why. */
async function findSession(sessions: Ports['sessions'], id: string, logger: Logger): Promise<Session | null> {
  try {
    return await sessions.find(id);
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error;
    logger.warn('a session cannot be read, so its person must sign in again');
    return null;
  }
}

/** A use that cannot be noted fails no request; the next one tries again. */
async function noteUse(
  { id, post }: Session,
  { sessions, clock }: Pick<Ports, 'clock' | 'sessions'>,
  logger: Logger,
): Promise<void> {
  try {
    await sessions.noteUse(id, clock.now());
  } catch (error) {
    logger.warn('the use of a session was not noted', { post: post.id, error });
  }
}

function twoCredentials(): Problem {
  return new Problem('malformed-request', {
    vi: 'Yêu cầu vừa có phiên đăng nhập vừa có mã truy cập; chỉ gửi một trong hai.',
    en: 'The request has both a session and a token; send only one of them.',
  });
}

/** The refusal without a valid session. */
export function notSignedIn(): Problem {
  return new Problem('unauthenticated', {
    vi: 'Chưa đăng nhập, hoặc phiên đăng nhập đã kết thúc; đăng nhập lại ở trang chủ.',
    en: 'You are not signed in, or your session has ended; sign in again on the start page.',
  });
}
