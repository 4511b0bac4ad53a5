/*
 * Keeps the shell and its files, so that the portal opens without a line. What the API answers is never kept: figures come
 * from the server, or from the drafts on this device.
 */

import { portalPages } from '../contract/portal-paths.ts';

declare const KEPT_FILES: readonly string[];
declare const VERSION: string;

/** What a service worker is told of; the DOM's types know only pages. */
type Extended = Event & { waitUntil(work: Promise<unknown>): void };
type Fetched = Event & { readonly request: Request; respondWith(answer: Promise<Response>): void };

const kept = `tiendo-${VERSION}`;
const shell = '/';

addEventListener('install', (event) => {
  if (isExtended(event))
    event.waitUntil(caches.open(kept).then((cache) => cache.addAll([shell, ...KEPT_FILES])));
});

addEventListener('activate', (event) => {
  if (isExtended(event)) event.waitUntil(forgetOthers());
});

addEventListener('fetch', (event) => {
  if (!isFetched(event)) return;
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (KEPT_FILES.includes(pathname)) event.respondWith(keptOrFetched(request));
  else if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(fetchedOrShell(request));
});

function isExtended(event: Event): event is Extended {
  return 'waitUntil' in event;
}

function isFetched(event: Event): event is Fetched {
  return 'respondWith' in event;
}

/** Whether an address shows the shell: none of the API, its documentation or the local mailbox does. */
function isPage(pathname: string): boolean {
  return pathname === shell || pathname.startsWith(portalPages);
}

async function keptOrFetched(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** The shell from the server, which may be newer; the one that was kept when there is no line. */
async function fetchedOrShell(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await caches.match(shell);
    if (found === undefined) throw error;
    return found;
  }
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('tiendo-') && name !== kept).map((name) => caches.delete(name)),
  );
}
