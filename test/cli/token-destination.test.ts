import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { checkTokenDestination } from '../../cli/token-destination.ts';
import { tiendo } from '../end-to-end/command-line.ts';
import { serve } from '../local/serve.ts';
import { tiendoInProcess } from './in-process.ts';
import { ended } from './run.ts';

const run = (words: readonly string[], language: 'vi' | 'en' = 'vi', environment = {}) =>
  tiendoInProcess(['deliveries', 'status', ...words], language, {
    TIENDO_TOKEN: 'tiendo_secret',
    ...environment,
  });

const refusedOverHttp = (origin: string, host: string) =>
  ended(
    2,
    [],
    [
      `${origin}: mã truy cập không được gửi qua http đến ${host}, vì ai trên đường truyền cũng đọc được; dùng https://${host}. Chỉ máy này («localhost», 127.0.0.1) dùng được http.`,
    ],
  );

describe('F77: a token', () => {
  it.each([
    ['http://tiendo.example', 'tiendo.example'],
    ['http://tiendo.example:8766/', 'tiendo.example:8766'],
    ['http://localhost.evil.example', 'localhost.evil.example'],
    ['http://127.0.0.1.nip.io', '127.0.0.1.nip.io'],
    ['http://evil.example/127.0.0.1', 'evil.example'],
    ['http://evil.example#@localhost', 'evil.example'],
    ['http://evil.example\\@localhost', 'evil.example'],
    ['http://localhost.', 'localhost.'],
    ['http://0.0.0.0', '0.0.0.0'],
    ['http://10.0.0.1', '10.0.0.1'],
    ['http://[::]', '[::]'],
    ['http://[::ffff:7f00:1]', '[::ffff:7f00:1]'],
    ['http://128.0.0.1', '128.0.0.1'],
  ])('is not sent over http to %s', async (url, host) => {
    expect(await run(['--url', url])).toEqual(refusedOverHttp('--url', host));
  });

  it('is not sent over http to the host of TIENDO_URL either', async () => {
    expect(await run([], 'vi', { TIENDO_URL: 'http://tiendo.example' })).toEqual(
      refusedOverHttp('TIENDO_URL', 'tiendo.example'),
    );
  });

  it('reaches a server on this machine past any proxy', async () => {
    const seen: string[] = [];
    const proxy = createServer((request, response) => {
      seen.push(`${request.method} ${request.url}`);
      response.end();
    });
    proxy.on('connect', (request, socket) => {
      seen.push(`${request.method} ${request.url}`);
      socket.end();
    });
    const asked: unknown[] = [];
    const server = createServer((request, response) => {
      asked.push([request.url, request.headers.authorization]);
      response.writeHead(401).end();
    });
    const [through, url] = [await serve(proxy), await serve(server)];
    await tiendo(['deliveries', 'status', '--url', url, '--lang', 'en'], {
      TIENDO_TOKEN: 'tiendo_secret',
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: through,
      http_proxy: through,
    });
    expect({ seen, asked }).toEqual({ seen: [], asked: [['/v1/sending', 'Bearer tiendo_secret']] });
  });

  it('is refused in English too', async () => {
    expect(await run(['--url', 'http://tiendo.example'], 'en')).toEqual(
      ended(
        2,
        [],
        [
          '--url: a token is not sent to tiendo.example over http, where others can read it on its way; use https://tiendo.example. Only this machine (localhost, 127.0.0.1) may use http.',
        ],
      ),
    );
  });

  it.each(['http://localhost@evil.example', 'https://localhost:pw@evil.example'])(
    'is not sent to %s, which hides its host behind a user name',
    async (url) => {
      const { protocol, host } = new URL(url);
      expect(await run(['--url', url])).toEqual(
        ended(
          2,
          [],
          [
            `--url: địa chỉ không được có tên người dùng hay mật khẩu (phần trước «@»); dùng ${protocol}//${host}.`,
          ],
        ),
      );
    },
  );

  it.each([
    'https://tiendo.example',
    'http://localhost:8766',
    'http://LOCALHOST',
    'http://127.0.0.1',
    'http://127.255.0.3:80',
    'http://127.1',
    'http://2130706433',
    'http://[::1]:8766',
  ])('may be sent to %s', (url) => {
    expect(() => checkTokenDestination('--url', new URL(url))).not.toThrow();
  });

  it.each([301, 302, 303, 307, 308])('does not follow a redirect (%i)', async (status) => {
    const arrived: string[] = [];
    const other = await serve(
      createServer((request, response) => {
        arrived.push(`${request.url}`);
        response.end();
      }),
    );
    const server = await serve(
      createServer((_, response) => response.writeHead(status, { location: `${other}/v1/sending` }).end()),
    );
    expect(await run(['--url', server], 'en')).toEqual(
      ended(
        6,
        [],
        [
          `${server} redirects to another address ${other}; the token was not sent there. If you trust it, give it with --url.`,
        ],
      ),
    );
    expect(arrived).toEqual([]);
  });
});
