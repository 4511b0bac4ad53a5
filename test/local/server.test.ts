import type { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { clockEndpoint } from '../../local/clock/clock-endpoint.ts';
import { clockForm } from '../../local/clock/clock-form.ts';
import { ClockMoves } from '../../local/clock/clock-moves.ts';
import { createLocalServer } from '../../local/server.ts';
import { testClock } from './local-clock.ts';
import { rawRequest, serve } from './serve.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function start({ isLoading = false } = {}) {
  const { clock } = testClock(temporaryFolder(), '2024-01-15T00:00:00Z');
  const moves: string[] = [];
  const advanceTo = async (to: Temporal.Instant) => {
    moves.push(to.toString());
    clock.moveTo(to);
    return [
      { job: 'warn' as const, nominalTime: '2024-01-15T00:30:00Z', status: 'done' as const, result: 'x' },
    ];
  };
  const moving = { clock, advanceTo: () => (isLoading ? null : advanceTo) };
  const clockMoves = new ClockMoves();
  const origin = await serve(
    createLocalServer({
      api: async () => ({ statusCode: 200, body: 'api' }),
      clock: clockEndpoint(moving),
      clockForm: clockForm({ ...moving, moves: clockMoves, messages: () => 7 }),
      pages: async ({ pathname }) => (pathname === '/local' ? { statusCode: 200, body: 'page' } : null),
    }),
  );
  const move = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    fetch(`${origin}/local/clock`, { method: 'POST', body, headers });
  const press = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${origin}/local/clock/move`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers,
      redirect: 'manual',
    });
  return { origin, move, moves, press, clockMoves };
}

describe('the local server', () => {
  test.each([
    ['/v1/health', 'api'],
    ['/docs', 'api'],
    ['/docs/swagger-ui.css', 'api'],
    ['/', 'api'],
    ['/portal/main-4TQZ7KPD.js', 'api'],
    ['/p/entry/766/2024-W02/BD.SNV', 'api'],
    ['/local', 'page'],
  ])('serves %s', async (path, body) => {
    const { origin } = await start();
    const answer = await rawRequest(origin, path);
    expect([answer.status, answer.body]).toEqual([200, body]);
  });

  test.each([
    ['GET', '/nothing'],
    ['GET', '/v10'],
    ['GET', '/portals'],
    ['POST', '/local'],
  ])('has nothing at %s %s', async (method, path) => {
    const { origin } = await start();
    expect((await rawRequest(origin, path, { method })).status).toBe(404);
  });

  test.each(['localhost', 'LOCALHOST:80', '127.0.0.1:1', '[::1]:8766'])('answers as %s', async (host) => {
    const { origin } = await start();
    expect((await rawRequest(origin, '/v1/health', { headers: { host } })).status).toBe(200);
  });

  test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.', 'localhost:80@evil.example', '0.0.0.0'])(
    'F77: does not answer as %s',
    async (host) => {
      const { origin } = await start();
      expect((await rawRequest(origin, '/v1/health', { headers: { host } })).status).toBe(421);
    },
  );
});

describe('F77: another host', () => {
  test.each([
    'http://evil.example/',
    'http://evil.example:80/v1/health',
    'http://127.0.0.1.evil.example/',
    'http://localhost@evil.example/',
    'http://user:pw@localhost/',
    'https://localhost/',
    '*',
  ])('in the request line, %s, is refused', async (path) => {
    const { origin } = await start();
    expect((await rawRequest(origin, path)).status).toBe(421);
  });

  test('is not answered for, but this one is, in the request line too', async () => {
    const { origin } = await start();
    const answer = await rawRequest(origin, `${origin}/v1/health?x=1`);
    expect([answer.status, answer.body]).toEqual([200, 'api']);
  });

  test.each([
    '//evil.example/',
    '//evil.example',
    '/\\evil.example/',
    '///evil.example/',
    '/%2F%2Fevil.example/',
  ])('in the path, %s, is a path without a page', async (path) => {
    const { origin } = await start();
    const { status, headers, body } = await rawRequest(origin, path);
    expect([status, body]).toEqual([404, '{"message":"Not Found"}']);
    expect(JSON.stringify(headers)).not.toContain('evil');
  });

  test('shows on no page', async () => {
    const origin = await serve(
      createLocalServer({
        api: async ({ url }) => ({ statusCode: 200, body: `${url}` }),
        clock: async () => ({ statusCode: 404 }),
        clockForm: async () => ({ statusCode: 404 }),
        pages: async (url) => ({ statusCode: 200, body: url.origin }),
      }),
    );
    for (const path of ['//evil.example/', '/\\evil.example/', '/local'])
      expect((await rawRequest(origin, path)).body).toBe(origin);
    expect((await rawRequest(origin, `${origin}/v1/x?y=1`)).body).toBe('/v1/x?y=1');
  });
});

describe('F77: a page of another site', () => {
  const opened = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  test.each<[number, string, Record<string, string>]>([
    [403, 'GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
    [403, 'GET', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
    [
      403,
      'GET',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    ],
    [403, 'POST', { 'sec-fetch-site': 'cross-site', ...opened }],
    [403, 'POST', { origin: 'http://evil.example' }],
    [403, 'POST', { origin: 'null' }],
    [403, 'GET', { origin: 'http://localhost:1' }],
    [403, 'OPTIONS', { origin: 'http://evil.example', 'access-control-request-method': 'POST' }],
    [200, 'GET', { 'sec-fetch-site': 'cross-site', ...opened }],
    [200, 'GET', { 'sec-fetch-site': 'none', ...opened }],
    [200, 'POST', { 'sec-fetch-site': 'same-origin', origin: 'null' }],
    [200, 'GET', {}],
  ])('gets %i for %s with %j', async (status, method, headers) => {
    const { origin } = await start();
    const answer = await rawRequest(origin, '/v1/health', { method, headers });
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  test('is told apart from a page of this server', async () => {
    const { origin } = await start();
    expect((await rawRequest(origin, '/v1/health', { method: 'POST', headers: { origin } })).status).toBe(
      200,
    );
  });
});

describe('/local/clock', () => {
  test('shows the time and what runs next', async () => {
    const { origin } = await start();
    const { body } = await rawRequest(origin, '/local/clock');
    expect(JSON.parse(body)).toEqual({
      now: '2024-01-15T00:00:00.000Z',
      local: '2024-01-15T07:00:00+07:00',
      timeZone: 'Asia/Ho_Chi_Minh',
      next: [
        { job: 'deliver', nominalTime: '2024-01-15T00:05:00Z' },
        { job: 'reconcile', nominalTime: '2024-01-15T00:15:00Z' },
        { job: 'warn', nominalTime: '2024-01-15T00:30:00Z' },
        { job: 'report', nominalTime: '2024-01-16T00:00:00Z' },
        { job: 'rank', nominalTime: '2024-01-21T23:05:00Z' },
      ],
    });
  });

  test('moves forward and shows what ran', async () => {
    const { move, moves } = await start();
    const response = await move('{"to":"2024-01-15T08:00:00+07:00"}');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      now: '2024-01-15T01:00:00.000Z',
      local: '2024-01-15T08:00:00+07:00',
      timeZone: 'Asia/Ho_Chi_Minh',
      next: [
        { job: 'deliver', nominalTime: '2024-01-15T01:05:00Z' },
        { job: 'reconcile', nominalTime: '2024-01-15T01:15:00Z' },
        { job: 'report', nominalTime: '2024-01-16T00:00:00Z' },
        { job: 'warn', nominalTime: '2024-01-16T00:30:00Z' },
        { job: 'rank', nominalTime: '2024-01-21T23:05:00Z' },
      ],
      ran: [{ job: 'warn', nominalTime: '2024-01-15T00:30:00Z', status: 'done', result: 'x' }],
    });
    expect((await move('{"to":"2024-01-15T08:01+07:00"}')).status).toBe(200);
    expect(moves).toEqual(['2024-01-15T01:00:00Z', '2024-01-15T01:01:00Z']);
  });

  test.each([
    ['back', 409, '{"to":"2024-01-14T00:00:00Z"}'],
    ['years ahead', 400, '{"to":"2030-01-01T00:00:00Z"}'],
    ['to no instant', 400, '{"to":"2024-01-16T08:00:00"}'],
    ['nowhere', 400, '{}'],
    ['with another field', 400, '{"to":"2024-01-16T00:00:00Z","from":1}'],
    ['by what is no JSON', 400, 'to'],
    ['by a long body', 400, `{"to":"${'2'.repeat(5_000)}"}`],
  ])('does not move %s', async (_, status, body) => {
    const { move, moves } = await start();
    const response = await move(body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(moves).toEqual([]);
  });

  test('does not move while the example is being loaded', async () => {
    const { move } = await start({ isLoading: true });
    expect((await move('{"to":"2024-01-16T00:00:00Z"}')).status).toBe(409);
  });

  test('F77: is not moved by a form on another site', async () => {
    const { move, moves } = await start();
    expect((await move('{"to":"2024-01-16T00:00:00Z"}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect(moves).toEqual([]);
  });

  test('takes no other method', async () => {
    const { origin } = await start();
    expect((await rawRequest(origin, '/local/clock', { method: 'DELETE' })).status).toBe(405);
  });
});

describe('the buttons of the clock', () => {
  test('start a move, whose page shows how it goes', async () => {
    const { press, moves, clockMoves } = await start();
    const answer = await press({ to: '2024-01-22T00:10:00Z' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/local']);
    expect(moves).toEqual(['2024-01-22T00:10:00Z']);
    const { last } = clockMoves;
    expect(last?.to.toString()).toBe('2024-01-22T00:10:00Z');
    expect([last?.state, last?.failedRuns, last?.messagesBefore]).toEqual(['done', 0, 7]);
  });

  test('move nothing for another site, back in time, without an instant, or while the example loads', async () => {
    const { press, moves, origin } = await start();
    const forth = { to: '2024-01-22T00:10:00Z' };
    const statuses = [
      await press(forth, { origin: 'https://evil.example' }),
      await press({ to: '2024-01-01T00:00:00Z' }),
      await press({ to: 'tomorrow' }),
      await press({}),
      await fetch(`${origin}/local/clock/move?to=2024-01-22T00:10:00Z`),
      await (await start({ isLoading: true })).press(forth),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 409, 400, 400, 400, 409]);
    expect(moves).toEqual([]);
  });
});
