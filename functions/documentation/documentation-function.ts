import type { Logger } from '@aws-lambda-powertools/logger';
import { documentation } from '../../contract/http/documentation.ts';
import { operations } from '../../contract/resources.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { openOperation } from '../http/operation.ts';
import { reply } from '../http/reply.ts';
import { openApiDocument } from './openapi.ts';
import { docsPage, problemsPage, startScript } from './pages.ts';
import type { SwaggerUiAssets } from './swagger-ui-assets.ts';

/** Nothing from another origin; Swagger UI sets inline styles and loads its icons from data URLs. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Describes the API: `/docs`, `/v1/openapi.json`, `/v1/health`. Open to all. It serves Swagger UI's files itself, so that the
 * page loads nothing from other hosts. It also answers requests that match no route: unknown addresses, and methods that an
 * address does not have.
 * @param version of the running code, which the health check reports
 */
export function documentationFunction(
  assets: SwaggerUiAssets,
  version: string,
  logger: Logger,
): HttpFunction {
  let document: ReturnType<typeof openApiDocument> | undefined;
  // Made when it is first asked for: it takes longer than everything else at the start.
  const documentAsked = () => {
    document ??= openApiDocument();
    return document;
  };
  return httpFunction(
    {
      open: [
        openOperation(documentation.getOpenApi, async () => reply(200, { ...documentAsked() })),
        openOperation(documentation.getHealth, async () => reply(200, { status: 'ok' as const, version })),
        openOperation(documentation.getDocs, async () => page('text/html', docsPage)),
        openOperation(documentation.getDocsAsset, async ({ parameters: { asset: name } }) => {
          if (name === 'problems') return page('text/html', problemsPage);
          if (name === 'start.js') return page('text/javascript', startScript);
          const asset = await assets.read(name);
          if (asset !== null) return compressed(asset.contentType, asset.gzipped);
          throw new Problem('not-found', {
            vi: 'Không có trang này; xem /docs.',
            en: 'No such page; see /docs.',
          });
        }),
      ],
      elsewhere: operations.map(({ operation }) => operation),
    },
    null,
    logger,
  );
}

function page(mediaType: string, body: string) {
  const headers = {
    'content-type': `${mediaType}; charset=utf-8`,
    'content-security-policy': contentSecurityPolicy,
    'cache-control': 'public, max-age=300',
  };
  return reply(200, body, { headers });
}

function compressed(contentType: string, gzipped: Uint8Array<ArrayBuffer>) {
  const headers = {
    'content-type': contentType,
    'content-encoding': 'gzip',
    'cache-control': 'public, max-age=86400',
  };
  return reply(200, gzipped, { headers });
}
