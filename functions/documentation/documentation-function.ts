import type { Logger } from '@aws-lambda-powertools/logger';
import { Problem } from '../../domain/problem/problem.ts';
import { routes } from '../deployment/routes.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { openApiDocument } from './openapi.ts';
import { docsPage, problemsPage, startScript } from './pages.ts';
import type { SwaggerUiAssets } from './swagger-ui-assets.ts';

/** Nothing from another origin; Swagger UI sets inline styles and draws its icons from data URLs. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Describes the API: `/docs`, `/v1/openapi.json`, `/v1/health`. Open to everybody. It serves Swagger UI's files itself, so
 * that the page loads nothing from elsewhere.
 */
export function documentationFunction(assets: SwaggerUiAssets, logger: Logger): HttpFunction {
  const document = openApiDocument();
  return httpFunction(
    {
      open: [
        { route: routes.getOpenApi, handle: async () => jsonAnswer(200, document) },
        { route: routes.getHealth, handle: async () => jsonAnswer(200, { status: 'ok' }) },
        { route: routes.getDocs, handle: async () => page('text/html', docsPage) },
        {
          route: routes.getDocsAsset,
          handle: async (event) => {
            const name = event.pathParameters?.['asset'] ?? '';
            if (name === 'problems') return page('text/html', problemsPage);
            if (name === 'start.js') return page('text/javascript', startScript);
            const asset = await assets.read(name);
            if (asset !== null) return compressed(asset.contentType, asset.gzipped);
            throw new Problem('not-found', {
              vi: 'Không có trang này; xem /docs.',
              en: 'No such page; see /docs.',
            });
          },
        },
      ],
    },
    null,
    logger,
  );
}

function page(mediaType: string, body: string): Answer {
  return {
    statusCode: 200,
    headers: {
      'content-type': `${mediaType}; charset=utf-8`,
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'public, max-age=300',
    },
    body,
  };
}

function compressed(contentType: string, gzipped: Buffer): Answer {
  return {
    statusCode: 200,
    headers: {
      'content-type': contentType,
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=86400',
    },
    body: gzipped.toString('base64'),
    isBase64Encoded: true,
  };
}
