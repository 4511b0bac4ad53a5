import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { portal } from '../../contract/portal.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { type OpenOperation, openOperation } from '../http/operation.ts';
import { reply } from '../http/reply.ts';
import type { PortalFile, PortalFiles } from './portal-files.ts';

/** Nothing from another origin, nothing written into a page, and no frame around it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const shellName = 'index.html';

/** Has the same name with every content, since browsers look for it there; it may control every page. */
const serviceWorkerName = 'service-worker.js';

/**
 * Serves the portal's page and its files. A file with a hash in its name never changes; the page and the service worker are
 * asked for again each time, and sent again only when they have changed.
 */
export function fileOperations(files: PortalFiles): OpenOperation[] {
  const shell = async ({ headers }: APIGatewayProxyEventV2) => {
    const file = await files.read(shellName, headers['accept-encoding']);
    if (file === null) throw new Error('the portal has not been built');
    return reply(200, file.bytes, {
      etag: tagOf(file),
      headers: {
        ...headersOf(file),
        ...revalidated,
        'content-security-policy': contentSecurityPolicy,
      },
    });
  };
  return [
    openOperation(portal.getPortal, ({ event }) => shell(event)),
    openOperation(portal.getPortalPage, ({ event }) => shell(event)),
    openOperation(portal.getPortalFile, async ({ parameters, event }) => {
      const { file: name } = parameters;
      const file = name === shellName ? null : await files.read(name, event.headers['accept-encoding']);
      if (file === null) {
        throw new Problem('not-found', {
          vi: 'Không có tệp này; tải lại trang.',
          en: 'There is no such file; reload the page.',
        });
      }
      const isWorker = name === serviceWorkerName;
      return reply(200, file.bytes, {
        ...(isWorker ? { etag: tagOf(file) } : {}),
        headers: {
          ...headersOf(file),
          ...(isWorker
            ? {
                ...revalidated,
                'service-worker-allowed': '/',
                'content-security-policy': contentSecurityPolicy,
              }
            : { 'cache-control': 'public, max-age=31536000, immutable' }),
        },
      });
    }),
  ];
}

function headersOf({ contentType, encoding }: PortalFile): Record<string, string> {
  return {
    'content-type': contentType,
    vary: 'accept-encoding',
    ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
  };
}

/** What browsers may keep, and have to ask for again each time. */
const revalidated = { 'cache-control': 'no-cache' };

function tagOf({ tag }: PortalFile): string {
  return `"${tag}"`;
}
