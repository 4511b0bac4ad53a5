import type { SessionAnswer } from '../../contract/session.ts';
import type { OpenSession } from '../../domain/access/caller.ts';
import type { PortalPost } from '../../domain/access/portal-posts.ts';
import { idleUntil } from '../../domain/access/session.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { findUnit } from '../../domain/catalogue/units.ts';
import { instantText } from '../../domain/period/instant-text.ts';

/** A session as its own browser sees it: without addresses. */
export function sessionAnswer(catalogue: Catalogue, { session, post, posts }: OpenSession): SessionAnswer {
  const shown = (one: PortalPost) => postAnswer(catalogue, one);
  return {
    person: shown(post),
    posts: posts.map(shown),
    signedInAt: session.signedInAt,
    expiresAt: session.expiresAt,
    idleUntil: instantText(idleUntil(session)),
  };
}

function postAnswer(
  catalogue: Catalogue,
  { id, post, unit, role, language, approves }: PortalPost,
): SessionAnswer['person'] {
  const name = findUnit(catalogue, unit)?.name ?? { vi: unit, en: unit };
  const shown = { id, post, unit: { id: unit, name }, role };
  const may = approves === true ? { approves } : {};
  return { ...shown, ...may, language: language === 'en' ? 'en' : 'vi' };
}
