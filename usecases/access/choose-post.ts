import type { SessionAnswer } from '../../contract/session.ts';
import type { OpenSession } from '../../domain/access/caller.ts';
import type { PortalPost } from '../../domain/access/portal-posts.ts';
import type { SessionPost } from '../../domain/access/session.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import type { Ports } from '../ports/ports.ts';
import { sessionAnswer } from './session-answer.ts';

/**
 * Makes a session act as another post of its person, from the next request.
 * @throws Problem `not-found` for a post that is not the person's, or has no role
 */
export async function choosePost(
  { catalogues, sessions }: Pick<Ports, 'catalogues' | 'sessions'>,
  open: OpenSession,
  id: string,
): Promise<SessionAnswer> {
  const { catalogue } = await currentCatalogue(catalogues);
  const post = open.posts.find((one) => one.id === id);
  if (post === undefined) {
    throw new Problem('not-found', {
      vi: 'Ông/Bà không có chức danh này trong cổng làm việc.',
      en: 'You do not hold this post in the portal.',
    });
  }
  const chosen = sessionPostOf(post);
  await sessions.choosePost(open.session.id, chosen);
  return sessionAnswer(catalogue, { ...open, session: { ...open.session, post: chosen }, post });
}

/** What a session records of its post. */
export function sessionPostOf({ id, post, unit, role }: PortalPost): SessionPost {
  return { id, post, unit, role };
}
