import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { everyAnswer } from '../../fixtures/answers/headers.ts';
import { refusedUncounted } from '../../fixtures/answers/problem.ts';
import { portalSources } from '../../fixtures/portal.ts';
import { portalWorld } from './browser.ts';

let world: Awaited<ReturnType<typeof portalWorld>>;

beforeAll(async () => {
  world = await portalWorld();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  world.portal({ method: 'GET', path, headers });

const bytesOf = (body: unknown) => Buffer.from(String(body), 'base64');

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

describe('F137: the portal’s page', () => {
  it.each(['/', '/p/sign-in', '/p/entry/766/2024-W02/BD.SNV'])(
    'is served at %s, asked for again each time, and lets nothing from elsewhere in',
    async (path) => {
      const { status, headers, body } = await get(path);
      expect(status).toBe(200);
      expect(headers).toEqual({
        ...everyAnswer,
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        etag: expect.stringMatching(/^"[\w-]{22}"$/),
        vary: 'accept-encoding',
        'content-security-policy': policy,
      });
      expect(bytesOf(body).toString()).toBe(portalSources['index.html']);
      expect(policy).not.toContain('unsafe');
    },
  );

  it('is sent again only when it has changed', async () => {
    const { headers } = await get('/', { 'accept-encoding': 'br' });
    const known = { 'if-none-match': String(headers['etag']) };
    const again = await get('/', { 'accept-encoding': 'br', ...known });
    expect([again.status, again.body]).toEqual([304, undefined]);
    expect((await get('/', { 'accept-encoding': 'gzip', ...known })).status).toBe(200);
  });

  it.each<[string | undefined, string, (bytes: Buffer) => Buffer]>([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip;q=0.5, br;q=0', 'gzip', gunzipSync],
  ])('comes as it was compressed when it was built: %s', async (accepted, encoding, unpacked) => {
    const { headers, body } = await get('/', { 'accept-encoding': String(accepted) });
    expect(headers['content-encoding']).toBe(encoding);
    expect(unpacked(bytesOf(body)).toString()).toBe(portalSources['index.html']);
  });
});

describe('F137: the portal’s files', () => {
  it.each([
    ['main-4TQZ7KPD.js', 'text/javascript; charset=utf-8'],
    ['portal-ABCDEFGH.css', 'text/css; charset=utf-8'],
    ['icon-0123ABCD.svg', 'image/svg+xml; charset=utf-8'],
  ] as const)('%s never changes', async (name, type) => {
    const { headers, body } = await get(`/portal/${name}`);
    expect(headers).toEqual({
      ...everyAnswer,
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    expect(bytesOf(body).toString()).toBe(portalSources[name]);
  });

  it('have a service worker that may answer for every page, and is asked for again', async () => {
    const { headers } = await get('/portal/service-worker.js');
    expect([
      headers['cache-control'],
      headers['service-worker-allowed'],
      headers['content-security-policy'],
    ]).toEqual(['no-cache', '/', policy]);
  });

  it.each([
    'index.html',
    'main-4TQZ7KPD.js.br',
    'main-00000000.js',
    '..%2Findex.html',
    'package.json',
    '.env',
    'x'.repeat(300),
  ])('are no others: %s', async (name) => {
    expect(await get(`/portal/${name}`)).toEqual(
      refusedUncounted('not-found', 'Không có tệp này; tải lại trang.'),
    );
  });
});
