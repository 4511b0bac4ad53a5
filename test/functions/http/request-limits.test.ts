import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { readJsonBody } from '../../../functions/http/json-body.ts';
import { checkBodySize } from '../../../functions/http/request-limits.ts';
import { type Call, createWorld } from '../../fixtures/world.ts';

const mebibyte = 1024 * 1024;

let world: ReturnType<typeof createWorld>;
let token: string;
let looked: number;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  looked = 0;
  const find = world.ports.tokens.find.bind(world.ports.tokens);
  world.ports.tokens.find = async (id) => {
    looked += 1;
    return find(id);
  };
});

const post = (changes: Partial<Call>) =>
  world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    body: '{}',
    ...changes,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': 'key-1',
      ...changes.headers,
    },
  });

describe('F52: a body', () => {
  it.each([
    [mebibyte, 422],
    [mebibyte + 1, 413],
    [6 * mebibyte, 413],
  ])('of %i bytes is answered with %i', async (bytes, status) => {
    const body = `{"note":"${'x'.repeat(bytes - 11)}"}`;
    expect(Buffer.byteLength(body)).toBe(bytes);
    expect(await post({ body })).toMatchObject({ status });
    expect(looked).toBe(status === 413 ? 0 : 1);
  });

  it('is measured in bytes, and as it is once decoded', () => {
    const event = (body: string, isBase64Encoded: boolean): APIGatewayProxyEventV2 =>
      Object.assign(Object.create(null), { body, isBase64Encoded });
    expect(() => checkBodySize(event('ộ'.repeat(4), false), 12)).not.toThrow();
    expect(() => checkBodySize(event('ộ'.repeat(4), false), 11)).toThrow('too-large');
    const encoded = Buffer.alloc(12).toString('base64');
    expect(() => checkBodySize(event(encoded, true), 12)).not.toThrow();
    expect(() => checkBodySize(event(encoded, true), 11)).toThrow('too-large');
  });

  it('may be larger where it is a catalogue, and only there', async () => {
    const headers = {
      authorization: `Bearer ${await world.tokenFor({ role: 'operations' })}`,
      'content-type': 'application/json',
    };
    const of = (path: string, method: string, bytes: number) =>
      world.registry({ method, path, headers, body: `"${'x'.repeat(bytes - 2)}"` });
    expect(await of('/v1/catalogue', 'PUT', 5 * mebibyte)).toMatchObject({ status: 422 });
    expect(await of('/v1/catalogue', 'PUT', 5 * mebibyte + 1)).toMatchObject({ status: 413 });
    expect(await of('/v1/tokens', 'POST', mebibyte + 1)).toMatchObject({ status: 413 });
  });

  it.each(['gzip', 'br', 'deflate', 'GZIP', 'gzip, br'])(
    'R6: encoded as %s is refused with 415',
    async (coding) => {
      expect(await post({ headers: { 'Content-Encoding': coding } })).toMatchObject({
        status: 415,
        body: { detail: expect.stringContaining('Content-Encoding') },
      });
      expect(looked).toBe(0);
    },
  );

  it('encoded as identity is read', async () => {
    expect(await post({ headers: { 'Content-Encoding': 'identity' } })).toMatchObject({ status: 422 });
  });
});

describe('the envelope of a request', () => {
  const reply431 = { status: 431, body: { type: '/docs/problems#headers-too-large' } };

  it.each<[string, Partial<Call>, object]>([
    ['a header of 8 KiB', { headers: { 'x-long': 'x'.repeat(8_186) } }, { status: 422 }],
    ['a longer header', { headers: { 'x-long': 'x'.repeat(8_187) } }, reply431],
    ['a long name of a header', { headers: { [`x${'y'.repeat(8_192)}`]: '' } }, reply431],
    [
      'headers of more than 16 KiB',
      { headers: { a: 'x'.repeat(8_000), b: 'x'.repeat(8_000), c: 'x'.repeat(400) } },
      reply431,
    ],
    ['a query of more than 2 KiB', { query: { q: 'x'.repeat(2_047) } }, { status: 400 }],
    [
      'a long query on a route that takes none',
      { path: '/docs', query: { q: 'x'.repeat(4_000) } },
      { status: 400 },
    ],
  ])('with %s is answered', async (_, changes, answer) => {
    expect(await post(changes)).toMatchObject(answer);
    expect(looked).toBe('status' in answer && answer.status === 422 ? 1 : 0);
  });

  it('is refused in the language asked for', async () => {
    const headers = { 'x-long': 'x'.repeat(9_000), 'accept-language': 'en' };
    expect(await post({ headers })).toMatchObject({ status: 431, body: { title: 'Headers too large' } });
  });
});

describe('JSON', () => {
  it.each([
    ['32 levels deep is read', 32, 422],
    ['F51: 33 levels deep is refused', 33, 400],
    ['F51: 200,000 levels deep is refused', 200_000, 400],
  ])('%s', async (_, depth, status) => {
    expect(await post({ body: '['.repeat(depth) + ']'.repeat(depth) })).toMatchObject({ status });
  });

  it.each([
    ['{"unit":"P.A","unit":"P.B"}', '/unit'],
    ['{"values":{"S.1":{"count":1},"S.1":{"count":2}}}', '/values/S.1'],
    ['{"values":{"a/b":1,"a\\u002fb":2}}', '/values/a~1b'],
  ])('%s is refused, for no one can tell which value is meant', async (body, pointer) => {
    expect(await post({ body })).toMatchObject({
      status: 400,
      body: { type: '/docs/problems#malformed-request', errors: [{ pointer, code: 'duplicate-key' }] },
    });
  });

  it('is read from a body API Gateway has encoded', () => {
    const event: APIGatewayProxyEventV2 = Object.assign(Object.create(null), {
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{"note":"Không vướng mắc"}').toString('base64'),
      isBase64Encoded: true,
    });
    expect(readJsonBody(event)).toEqual({ note: 'Không vướng mắc' });
  });
});
