import * as z from 'zod';
import { plain, type Resource } from './http/operation.ts';
import { pathParameters } from './parameters/parameters.ts';
import { portalFiles, portalPages } from './portal-paths.ts';

const shell = {
  200: {
    description: { vi: 'Trang', en: 'The page' },
    mediaType: 'text/html',
    schema: z.union([z.string(), z.instanceof(Uint8Array)]),
  },
} as const;

const readsItsQuery = 'The same page with any query, which the application in the browser reads.';

const seePortal = { vi: 'Mở trang chủ «/».', en: 'Open the start page “/”.' };

/**
 * The portal: one page for browsers, and its files. They hold no data, so that they need no credential.
 *
 * `portal/build` writes the files: `index.html`, the one page; `service-worker.js`, which may answer for every page; and others
 * with a hash of their content in their names, which never change. Each has a `.br` and a `.gz` beside it.
 */
export const portal = {
  getPortal: {
    ...plain,
    id: 'getPortal',
    method: 'GET',
    path: '/',
    access: 'open',
    summary: { vi: 'Cổng làm việc', en: 'The portal' },
    description: readsItsQuery,
    parameters: { ...plain.parameters, takesAnyQuery: true },
    answers: shell,
    problems: [],
  },
  getPortalPage: {
    ...plain,
    id: 'getPortalPage',
    method: 'GET',
    path: `${portalPages}{page+}`,
    access: 'open',
    summary: { vi: 'Một trang của cổng', en: 'A page of the portal' },
    description: readsItsQuery,
    parameters: { ...pathParameters({ page: z.string() }, seePortal), takesAnyQuery: true },
    answers: shell,
    problems: [],
  },
  getPortalFile: {
    ...plain,
    id: 'getPortalFile',
    method: 'GET',
    path: `${portalFiles}{file}`,
    access: 'open',
    summary: { vi: 'Một tệp của cổng', en: 'A file of the portal' },
    parameters: pathParameters({ file: z.string() }, seePortal),
    answers: {
      200: {
        description: { vi: 'Tệp', en: 'The file' },
        mediaType: 'text/javascript',
        schema: z.union([z.string(), z.instanceof(Uint8Array)]),
        alternatives: {
          'text/css': { schema: z.string() },
          'image/svg+xml': { schema: z.string() },
          'application/manifest+json': { schema: z.string() },
        },
      },
    },
    problems: ['not-found'],
  },
} as const satisfies Resource;
