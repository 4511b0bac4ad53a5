import type { Catalogue } from '../catalogue/catalogue.ts';
import { portalPostsOf } from './portal-posts.ts';
import type { PortalLimit } from './portal-roles.ts';
import { personKey } from './session.ts';

/**
 * What keeps the person behind an address from acting for a unit in the portal, judging by the roles of their posts; null
 * where nothing does.
 */
export function portalLimitOf(catalogue: Pick<Catalogue, 'recipients'>, email: string): PortalLimit | null {
  const posts = portalPostsOf(catalogue, personKey(email));
  if (posts.length === 0) return 'none';
  return posts.some(({ role }) => role === 'unit') ? null : 'reads';
}
