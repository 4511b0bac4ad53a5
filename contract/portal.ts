import * as z from 'zod';
import { conditional } from './http/entity-tag.ts';
import { headers, ifNoneMatch } from './http/headers.ts';
import { plain, type Resource } from './http/operation.ts';
import { pathParameters } from './parameters/parameters.ts';
import { portalFiles, portalPages } from './portal-paths.ts';

/** The example of an entity tag, which is a hash of the content. */
const tag = '"b0Cj9wRqbGvHq3Fb"';

const shell = conditional(
  {
    description: { vi: 'Trang', en: 'The page' },
    mediaType: 'text/html',
    schema: z.union([z.string(), z.instanceof(Uint8Array)]),
  },
  'page',
  { description: 'The content of the page.', example: tag },
);

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
    headers: headers({ 'If-None-Match': ifNoneMatch(tag) }),
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
    headers: headers({ 'If-None-Match': ifNoneMatch(tag) }),
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
    headers: headers({ 'If-None-Match': ifNoneMatch(tag) }),
    answers: conditional(
      {
        description: { vi: 'Tệp', en: 'The file' },
        mediaType: 'text/javascript',
        schema: z.union([z.string(), z.instanceof(Uint8Array)]),
        alternatives: {
          'text/css': { schema: z.string() },
          'image/svg+xml': { schema: z.string() },
          'application/manifest+json': { schema: z.string() },
        },
      },
      'file',
      {
        description: 'The content of the service worker, the one file whose name does not change with it.',
        example: tag,
        sometimes: true,
      },
    ),
    problems: ['not-found'],
  },
} as const satisfies Resource;
