import { signal } from '@preact/signals';
import { portalPages, portalPaths } from '../../contract/portal-paths.ts';

/** What an address shows. */
export type Route =
  | { readonly page: 'home' | 'milestones' | 'unknown' }
  | { readonly page: 'entry'; readonly set: string; readonly period: string; readonly unit: string }
  | { readonly page: 'week'; readonly set: string; readonly period: string }
  | { readonly page: 'unit'; readonly unit: string; readonly set: string; readonly period: string }
  | { readonly page: 'milestone'; readonly id: string }
  | { readonly page: 'operations'; readonly part: string; readonly id: string; readonly query: string };

/** The route of an address of the portal. @param query such as `?set=766` */
function routeOf(pathname: string, query: string): Route {
  if (pathname === portalPaths.home()) return { page: 'home' };
  if (!pathname.startsWith(portalPages)) return { page: 'unknown' };
  const [page, ...parts] = pathname.slice(portalPages.length).split('/').map(decoded);
  const [first = '', second = '', third = ''] = parts;
  const asked = new URLSearchParams(query);
  switch (page) {
    case 'sign-in':
      return { page: 'home' };
    case 'entry':
      return { page, set: first, period: second, unit: third };
    case 'week':
      return { page, set: first, period: second };
    case 'unit':
      return { page, unit: first, set: asked.get('set') ?? '', period: asked.get('period') ?? '' };
    case 'milestone':
      return { page, id: first };
    case 'operations':
      return { page, part: first, id: second, query };
    case 'milestones':
      return { page };
    default:
      return { page: 'unknown' };
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const here = () => routeOf(location.pathname, location.search);

/** What is shown now. */
export const route = signal(here());

/** Goes to a page of the portal. */
export function go(path: string): void {
  history.pushState(null, '', path);
  scrollTo(0, 0);
  route.value = here();
}

/** Follows the browser's buttons, and links between the portal's pages without loading it again. */
export function followAddress(): void {
  addEventListener('popstate', () => {
    route.value = here();
  });
  document.addEventListener('click', (event) => {
    const { target, button, defaultPrevented, metaKey, ctrlKey, shiftKey } = event;
    if (button !== 0 || defaultPrevented || metaKey || ctrlKey || shiftKey) return;
    const link = target instanceof Element ? target.closest('a') : null;
    if (link === null || link.target !== '' || link.hasAttribute('download')) return;
    const { origin, pathname, search, hash } = link;
    if (origin !== location.origin || hash !== '') return;
    if (pathname !== portalPaths.home() && !pathname.startsWith(portalPages)) return;
    event.preventDefault();
    go(pathname + search);
  });
}
