import { gunzipSync } from 'node:zlib';
import { Logger } from '@aws-lambda-powertools/logger';
import { describe, expect, it } from 'vitest';
import { problemTypes } from '../../../contract/http/problem-types.ts';
import { operations } from '../../../contract/resources.ts';
import { problemCodes } from '../../../domain/problem/problem.ts';
import { documentationFunction } from '../../../functions/documentation/documentation-function.ts';
import { openApiDocument } from '../../../functions/documentation/openapi.ts';
import { SwaggerUiAssets } from '../../../functions/documentation/swagger-ui-assets.ts';
import { everyAnswer } from '../../fixtures/answers/headers.ts';
import { refusedUncounted } from '../../fixtures/answers/problem.ts';
import { invoke } from '../../fixtures/world.ts';

const handler = documentationFunction(
  new SwaggerUiAssets(new URL('../../../node_modules/swagger-ui-dist/', import.meta.url)),
  '1.2.3',
  new Logger({ logLevel: 'SILENT' }),
);
const get = (path: string) => invoke(handler, { method: 'GET', path });

describe('documentation', () => {
  it('is healthy, and says which version runs', async () => {
    expect(await get('/v1/health')).toEqual({
      status: 200,
      headers: {
        ...everyAnswer,
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
      },
      body: { status: 'ok', version: '1.2.3' },
    });
  });

  it('P49: describes every operation under /v1, and no other', async () => {
    const { body, ...reply } = await get('/v1/openapi.json');
    expect(reply).toEqual({
      status: 200,
      headers: {
        ...everyAnswer,
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
      },
    });
    expect(body).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
    const documented = Object.entries(Object(body).paths).flatMap(([path, methods]) =>
      Object.keys(Object(methods)).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const declared = operations
      .filter(({ operation }) => operation.path.startsWith('/v1/'))
      .map(({ operation }) => `${operation.method} ${operation.path}`);
    expect(documented.sort()).toEqual(declared.sort());
  });

  it('documents every problem that a submission can meet', async () => {
    const { body } = await get('/v1/openapi.json');
    const operation = Object(body).paths['/v1/submissions'].post;
    expect(Object.keys(operation.responses).sort()).toEqual([
      '200',
      '201',
      '207',
      '400',
      '401',
      '403',
      '406',
      '409',
      '412',
      '413',
      '415',
      '422',
      '428',
      '429',
      '431',
      '500',
      '503',
    ]);
  });

  it('P49: shows the API on a page that loads nothing from elsewhere', async () => {
    const page = await get('/docs');
    expect([page.status, page.headers]).toEqual([
      200,
      {
        ...everyAnswer,
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'public, max-age=300',
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      },
    ]);
    const sources = [...String(page.body).matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, source]) => source ?? '',
    );
    for (const source of sources) expect((await get(source)).status).toBe(200);
    expect(sources).toContain('/docs/swagger-ui-bundle.js');
  });

  it('serves Swagger UI compressed', async () => {
    const asset = await get('/docs/swagger-ui.css');
    expect(asset.headers).toEqual({
      ...everyAnswer,
      'content-type': 'text/css; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=86400',
    });
    expect(gunzipSync(Buffer.from(String(asset.body), 'base64')).toString()).toContain('.swagger-ui');
  });

  it('P47: explains every problem type where its URL leads', async () => {
    const { body } = await get('/docs/problems');
    const rows = String(body).matchAll(
      /<tr id="([^"]+)"><th scope="row"><code>([^<]+)<\/code><\/th><td>(\d+)<\/td><td>([^<]+)<\/td><td lang="en">([^<]+)<\/td><\/tr>/g,
    );
    expect([...rows].map(([, ...cells]) => cells)).toEqual(
      problemCodes.map((code) => {
        const { status, title } = problemTypes[code];
        return [code, code, `${status}`, title.vi, title.en];
      }),
    );
  });

  it.each(['/docs/package.json', '/docs/..%2f..%2fpackage.json', '/docs/nothing'])(
    'does not serve %s',
    async (path) => {
      expect(await get(path)).toEqual(refusedUncounted('not-found', 'Không có trang này; xem /docs.'));
    },
  );
});
