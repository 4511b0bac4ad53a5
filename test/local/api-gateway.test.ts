import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { HttpFunction } from '../../functions/http/http-function.ts';
import { apiGateway } from '../../local/gateway/api-gateway.ts';
import { createLocalServer } from '../../local/server.ts';
import { documentation } from '../fixtures/every-operation.ts';
import { testClock } from './local-clock.ts';
import { rawRequest, serve } from './serve.ts';
import { temporaryFolder } from './temporary-folder.ts';

const echo: HttpFunction = async (event) => ({ statusCode: 200, body: JSON.stringify(event) });

const notCalled: HttpFunction = () => Promise.reject(new Error('not the function of this request'));

async function startApi(run: HttpFunction = echo, byDefault = run): Promise<string> {
  const { clock } = testClock(temporaryFolder(), '2024-01-15T00:05:00Z');
  const functions = {
    submissions: run,
    workbooks: run,
    results: run,
    registry: run,
    operations: run,
    portal: run,
    documentation: byDefault,
  };
  const nothing = async () => ({ statusCode: 404 });
  return serve(
    createLocalServer({
      api: apiGateway(functions, clock),
      clock: nothing,
      clockForm: nothing,
      pages: async () => null,
    }),
  );
}

async function eventOf(...[path, options]: [string, Parameters<typeof rawRequest>[2]?]) {
  const { body } = await rawRequest(await startApi(), path, options);
  const event: APIGatewayProxyEventV2 = JSON.parse(body);
  return event;
}

describe('a request becomes the event API Gateway makes of it', () => {
  test('with route, path parameters, query and time', async () => {
    const { headers, ...event } = await eventOf('/v1/rankings/766/2024-W02?league=districts&x=1&x=2&empty=');
    const host = headers['host'] ?? '';
    expect(host).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(headers).toEqual({ host, connection: 'close' });
    expect(event).toEqual({
      version: '2.0',
      routeKey: 'GET /v1/rankings/{set}/{period}',
      rawPath: '/v1/rankings/766/2024-W02',
      rawQueryString: 'league=districts&x=1&x=2&empty=',
      pathParameters: { set: '766', period: '2024-W02' },
      queryStringParameters: { league: 'districts', x: '1,2', empty: '' },
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        apiId: 'local',
        stage: '$default',
        domainName: host,
        domainPrefix: 'localhost',
        routeKey: 'GET /v1/rankings/{set}/{period}',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        http: {
          method: 'GET',
          path: '/v1/rankings/766/2024-W02',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: '',
        },
        time: '15/Jan/2024:00:05:00 +0000',
        timeEpoch: 1_705_277_100_000,
      },
    });
    expect(event.body).toBeUndefined();
  });

  test('with the path decoded', async () => {
    const event = await eventOf('/v1/rankings/Đ%C3%A1n%20a/2024-W02'.replace('Đ', '%C4%90'));
    expect(event.rawPath).toBe('/v1/rankings/Đán a/2024-W02');
    expect(event.pathParameters).toEqual({ set: 'Đán a', period: '2024-W02' });
  });

  test('with header names in lower case, repeated headers joined, cookies apart', async () => {
    const { headers, cookies } = await eventOf('/v1/health', {
      headers: { 'X-Many': ['a', 'b'], Authorization: 'Bearer x', Cookie: 'a=1; b=2' },
    });
    expect([headers['x-many'], headers['authorization'], headers['cookie']]).toEqual([
      'a,b',
      'Bearer x',
      undefined,
    ]);
    expect(cookies).toEqual(['a=1', 'b=2']);
  });

  test.each([
    ['JSON', 'application/json; charset=utf-8', Buffer.from('{"ghi chú":"ạ"}'), false],
    ['JSON with a byte order mark', 'application/json', Buffer.from('\ufeff{}'), false],
    ['CSV', 'text/csv; charset=utf-8', Buffer.from('a;b'), false],
    ['any text', 'TEXT/x-log', Buffer.from('a'), false],
    ['XML', 'application/xml', Buffer.from('<a/>'), false],
    ['JavaScript', 'application/javascript ; a=b', Buffer.from('1'), false],
    ['problem JSON', 'application/problem+json', Buffer.from('{}'), true],
    ['a type that begins like JSON', 'application/json-seq', Buffer.from('{}'), true],
    ['a file of any encoding', 'application/octet-stream', Buffer.from('\ufeffđ', 'utf16le'), true],
    ['a workbook', 'application/vnd.openxmlformats', Buffer.from([0x50, 0x4b, 0x00, 0xff]), true],
    ['a form', 'application/x-www-form-urlencoded', Buffer.from('a=b'), true],
  ])('with a body of %s', async (_, contentType, body, isBase64Encoded) => {
    const event = await eventOf('/v1/submissions', {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    });
    expect(event.isBase64Encoded).toBe(isBase64Encoded);
    expect(Buffer.from(event.body ?? '', isBase64Encoded ? 'base64' : 'utf8')).toEqual(body);
  });

  test('with a body without a content type in base64', async () => {
    const event = await eventOf('/v1/submissions', { method: 'POST', body: Buffer.from('{}') });
    expect([event.isBase64Encoded, event.body]).toEqual([true, 'e30=']);
  });

  // «Sở» in Windows-1258, a letter cut off, a surrogate encoded by itself, and UTF-16.
  test.each([
    ['Windows-1258', Buffer.from([0x53, 0xf5, 0xd2]), 'S\ufffd\ufffd'],
    ['a letter cut off', Buffer.from([0x61, 0xe1, 0xbb]), 'a\ufffd'],
    ['half a surrogate pair', Buffer.from([0xed, 0xa0, 0x80]), '\ufffd\ufffd\ufffd'],
    ['UTF-16', Buffer.from('\ufeffab', 'utf16le'), '\ufffd\ufffda\0b\0'],
  ])('with a text of %s damaged for good', async (_, bytes, body) => {
    for (const contentType of ['application/json', 'text/csv']) {
      const headers = { 'content-type': contentType };
      const event = await eventOf('/v1/submissions', { method: 'POST', headers, body: bytes });
      expect([event.isBase64Encoded, event.body]).toEqual([false, body]);
    }
  });
});

describe('an answer becomes a response', () => {
  test('with status, headers, cookies and bytes', async () => {
    const bytes = Buffer.from([0, 1, 254, 255]);
    const origin = await startApi(async () => ({
      statusCode: 201,
      headers: { 'content-type': 'application/octet-stream', 'x-count': 3 },
      cookies: ['a=1', 'b=2'],
      body: bytes.toString('base64'),
      isBase64Encoded: true,
    }));
    const response = await fetch(`${origin}/v1/health`);
    expect(response.status).toBe(201);
    expect(response.headers.get('x-count')).toBe('3');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  });

  test('without a body for 204', async () => {
    const origin = await startApi(async () => ({ statusCode: 204 }));
    const answer = await rawRequest(origin, '/v1/tokens/x', { method: 'DELETE' });
    expect([answer.status, answer.body]).toEqual([204, '']);
  });
});

describe('a request goes', () => {
  test('with HEAD to the function of GET, by a route of its own', async () => {
    const origin = await startApi(async ({ routeKey, pathParameters }) => ({
      statusCode: 200,
      headers: { 'x-route': routeKey, 'x-id': `${pathParameters?.['id']}` },
    }));
    const { status, headers, body } = await rawRequest(origin, '/v1/milestones/eid', { method: 'HEAD' });
    expect([status, headers['x-route'], headers['x-id'], body]).toEqual([
      200,
      'HEAD /v1/milestones/{id}',
      'eid',
      '',
    ]);
  });

  test.each([
    ['an unknown path', 'GET', '/v1/nothing'],
    ['a method the address does not have', 'PATCH', '/v1/catalogue'],
    ['OPTIONS', 'OPTIONS', '/v1/catalogue'],
    ['a path with a slash too many', 'GET', '/v1/catalogue/'],
    ['an empty parameter', 'GET', '/v1/rankings//2024-W02'],
  ])('with %s to the function of the default route', async (_, method, path) => {
    const origin = await startApi(notCalled, echo);
    const event: APIGatewayProxyEventV2 = JSON.parse((await rawRequest(origin, path, { method })).body);
    expect([event.routeKey, event.rawPath, event.requestContext.http.method]).toEqual([
      '$default',
      path,
      method,
    ]);
    expect(event.pathParameters).toBeUndefined();
  });

  test('of no route is answered by the default route: 404, 405 with Allow, 204 for OPTIONS; a HEAD has the length of its GET', async () => {
    const origin = await startApi(notCalled, (event, context) => documentation(event, context));
    const unknown = await rawRequest(origin, '/v1/nothing');
    const { instance, ...problem } = JSON.parse(unknown.body);
    expect([unknown.status, problem]).toEqual([
      404,
      {
        type: '/docs/problems#not-found',
        title: 'Không tìm thấy',
        status: 404,
        detail: 'Không có địa chỉ này; xem /docs.',
      },
    ]);
    expect(instance).toMatch(/^[0-9a-f-]{36}$/);
    const wrong = await rawRequest(origin, '/v1/catalogue', { method: 'PATCH' });
    expect([wrong.status, wrong.headers['allow']]).toEqual([405, 'GET, HEAD, PUT, OPTIONS']);
    const options = await rawRequest(origin, '/v1/catalogue', { method: 'OPTIONS' });
    expect([options.status, options.headers['allow'], options.body]).toEqual([
      204,
      'GET, HEAD, PUT, OPTIONS',
      '',
    ]);
    expect(Object.keys(options.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    const [got, head] = [
      await rawRequest(origin, '/v1/health'),
      await rawRequest(origin, '/v1/health', { method: 'HEAD' }),
    ];
    const { date: _got, ...headersOfGet } = got.headers;
    const { date: _head, ...headersOfHead } = head.headers;
    expect([head.status, head.body, headersOfHead]).toEqual([200, '', headersOfGet]);
  });
});

describe('R22: the gateway itself refuses', () => {
  test('a path that cannot be decoded', async () => {
    expect((await rawRequest(await startApi(), '/v1/rankings/%E0%A4%A/2024-W02')).status).toBe(400);
  });

  test('a body over 10 MB', async () => {
    const answer = await rawRequest(await startApi(), '/v1/submissions', {
      method: 'POST',
      body: Buffer.alloc(10 * 1024 * 1024 + 1, 'a'),
    });
    expect(answer.status).toBe(413);
  });

  test('to show what went wrong inside a function', async () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => stderr.mockRestore());
    const origin = await startApi(() => Promise.reject(new Error('secret')));
    const answer = await rawRequest(origin, '/v1/health');
    expect([answer.status, answer.body]).toEqual([500, '{"message":"Internal Server Error"}']);
    expect(stderr).toHaveBeenCalledWith(expect.stringContaining('secret'));
  });

  test('a request that Lambda does not take: over 6 MiB as an event', async () => {
    const answer = await rawRequest(await startApi(notCalled), '/v1/catalogue', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: Buffer.alloc(3.2 * 1024 * 1024, '"'),
    });
    expect([answer.status, answer.body]).toEqual([413, '{"message":"Request Too Long"}']);
  });

  // 6,291,556 bytes with everything around the body.
  test.each([
    ['text', { statusCode: 200, body: 'a'.repeat(6_291_528) }, 200],
    ['text, one byte more', { statusCode: 200, body: 'a'.repeat(6_291_529) }, 500],
    ['text that doubles when escaped', { statusCode: 200, body: '"'.repeat(3_145_765) }, 500],
    ['letters of three bytes', { statusCode: 200, body: 'ạ'.repeat(2_097_177) }, 500],
    [
      'bytes, in base64',
      { statusCode: 200, isBase64Encoded: true, body: Buffer.alloc(4_718_700).toString('base64') },
      500,
    ],
  ])('F107: an answer that Lambda does not take: %s', async (_, answer, status) => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => stderr.mockRestore());
    const origin = await startApi(async () => answer);
    const response = await rawRequest(origin, '/v1/health');
    expect(response.status).toBe(status);
    if (status === 500) {
      expect(response.body).toBe('{"message":"Internal Server Error"}');
      expect(stderr).toHaveBeenCalledWith(
        expect.stringMatching(/^GET \/v1\/health: Error: Response payload size \(\d+ bytes\) exceeded/),
      );
    }
  });
});
