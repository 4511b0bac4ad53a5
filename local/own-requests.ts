import type { IncomingHttpHeaders } from 'node:http';

const ownHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/**
 * The address on this server that a request is for, as a path with its query; null when it names another host, in `Host` or
 * in the request line (`GET http://other.example/`). A site may point its own name at this machine, and its pages could
 * then reach this server.
 */
export function ownTarget(url: string, { host = '' }: IncomingHttpHeaders): string | null {
  if (!ownHost.test(host)) return null;
  if (url.startsWith('/')) return url;
  const absolute = URL.parse(url);
  if (absolute === null || absolute.protocol !== 'http:' || !ownHost.test(absolute.host)) return null;
  return absolute.username === '' && absolute.password === '' ? absolute.pathname + absolute.search : null;
}

/**
 * Whether a page of another site makes the request, by the headers that browsers add. Opening an address, as from a link in a
 * message, does not count. Programs send none of these headers.
 */
export function isFromAnotherSite(method: string, headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined) return headers.origin !== undefined && headers.origin !== `http://${headers.host}`;
  if (site === 'same-origin' || site === 'none') return false;
  const isOpened = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return !(isOpened && (method === 'GET' || method === 'HEAD'));
}
