import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { hashToken, makeToken } from '../../../domain/access/token.ts';
import { createWorld } from '../../fixtures/world.ts';

const unit = { principal: { role: 'unit', unit: 'P.A' }, label: 'Đầu mối Sở A' };
const issuedSchema = z.looseObject({ id: z.string(), token: z.string(), expiresAt: z.string() });

let world: ReturnType<typeof createWorld>;
let operations: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  operations = await world.tokenFor({ role: 'operations' });
});

const call = (method: string, path: string, body?: unknown, token = operations) =>
  world.registry({
    method,
    path,
    headers: {
      authorization: `Bearer ${token}`,
      'accept-language': 'en',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body,
  });
const issue = async (request: object) =>
  issuedSchema.parse((await call('POST', '/v1/tokens', { ...unit, ...request })).body);
const works = async (token: string) => (await call('GET', '/v1/catalogue', undefined, token)).status === 200;

describe('the expiry of a token', () => {
  it.each([
    [unit, '2025-02-13T02:00:00Z'],
    [{ ...unit, principal: { role: 'leader' } }, '2025-02-13T02:00:00Z'],
    [{ ...unit, principal: { role: 'operations' } }, '2024-04-09T02:00:00Z'],
    [{ ...unit, expiresAt: '2024-02-01T17:00:00+07:00' }, '2024-02-01T10:00:00Z'],
    [{ ...unit, expiresAt: '2025-02-13T02:00:00Z' }, '2025-02-13T02:00:00Z'],
  ])('of %j is %s', async (request, expiresAt) => {
    expect(await call('POST', '/v1/tokens', request)).toMatchObject({
      status: 201,
      body: { createdAt: '2024-01-10T02:00:00Z', expiresAt },
    });
  });

  it.each([
    ['2024-01-10T02:00:00Z', 'not-in-future'],
    ['2025-02-13T02:00:01Z', 'too-far-ahead'],
    ['tomorrow', 'invalid'],
    ['2024-02-30T00:00:00Z', 'invalid'],
  ])('cannot be %s', async (expiresAt, code) => {
    expect(await call('POST', '/v1/tokens', { ...unit, expiresAt })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/expiresAt', code }] },
    });
  });

  it('F62: ends it at that instant, and is told only to whoever holds it', async () => {
    const { id, token } = await issue({ expiresAt: '2024-02-01T00:00:00Z' });
    world.setNow('2024-01-31T23:59:59.999Z');
    expect(await works(token)).toBe(true);
    world.setNow('2024-02-01T00:00:00Z');
    expect(await call('GET', '/v1/catalogue', undefined, token)).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="tiendo"' },
      body: {
        type: '/docs/problems#unauthenticated',
        detail: expect.stringContaining('2024-02-01T00:00:00Z'),
      },
    });
    const stranger = forgedWithId(id);
    const refused = await call('GET', '/v1/catalogue', undefined, stranger);
    expect(refused).toMatchObject({ status: 401, body: { detail: expect.not.stringContaining('2024-02') } });
    expect(refused).toEqual(await call('GET', '/v1/catalogue', undefined, 'nonsense'));
  });
});

describe('F61: an authorization change', () => {
  it('R4: is effective on the next call, on every route', async () => {
    const { id, token } = await issue({});
    expect(await works(token)).toBe(true);
    expect(await call('DELETE', `/v1/tokens/${id}`)).toMatchObject({ status: 204 });
    const headers = { authorization: `Bearer ${token}` };
    const asked = await Promise.all([
      world.registry({ method: 'GET', path: '/v1/catalogue', headers }),
      world.registry({ method: 'POST', path: `/v1/tokens/${id}/rotate`, headers }),
      world.reports({ method: 'GET', path: '/v1/completeness/S/2024-W02', headers }),
      world.submissions({ method: 'POST', path: '/v1/submissions', headers, body: {} }),
    ]);
    expect(asked.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  });
});

describe('the list of tokens', () => {
  it('R3: tells who has one and since when, and neither the token nor its hash', async () => {
    const { id, token } = await issue({});
    await works(token);
    await call('DELETE', `/v1/tokens/${id}`);
    const { status, body } = await call('GET', '/v1/tokens');
    expect(status).toBe(200);
    expect(z.looseObject({ tokens: z.array(z.unknown()) }).parse(body).tokens).toContainEqual({
      id,
      ...unit,
      createdAt: '2024-01-10T02:00:00Z',
      expiresAt: '2025-02-13T02:00:00Z',
      revokedAt: '2024-01-10T02:00:00Z',
      lastUsedAt: '2024-01-10',
      replaces: null,
      replacedBy: null,
    });
    expect(JSON.stringify(body)).not.toMatch(/tiendo_|[0-9a-f]{64}/);
  });

  it('R3: is of records that hold a hash, and no token', async () => {
    const { token } = await issue({});
    const kept = JSON.stringify(await world.ports.tokens.list(null, 100));
    expect(kept).toContain(hashToken(token));
    expect(kept).not.toContain('tiendo_');
    expect(kept).not.toContain(token.split('_')[2]);
  });

  it('P48: comes page by page, each token once', async () => {
    const ids = [];
    for (let index = 0; index < 6; index += 1) ids.push((await issue({})).id);
    const pageSchema = z.object({
      tokens: z.array(z.object({ id: z.string() })),
      next: z.string().nullable(),
    });
    const seen = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query = { limit: '3', ...(cursor === '' ? {} : { cursor }) };
      const headers = { authorization: `Bearer ${operations}` };
      const { body } = await world.registry({ method: 'GET', path: '/v1/tokens', query, headers });
      const page: z.infer<typeof pageSchema> = pageSchema.parse(body);
      expect(page.tokens.length).toBeLessThanOrEqual(3);
      seen.push(...page.tokens.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set([...ids, operations.split('_')[1]]));
  });

  it.each([
    [{ limit: '0' }, 'query:limit'],
    [{ limit: '201' }, 'query:limit'],
    [{ cursor: '../x' }, 'query:cursor'],
    [{ colour: 'red' }, 'query:colour'],
  ])('is refused for %j', async (query, pointer) => {
    const headers = { authorization: `Bearer ${operations}` };
    expect(await world.registry({ method: 'GET', path: '/v1/tokens', query, headers })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer }] },
    });
  });

  it('is for operations only', async () => {
    for (const principal of [{ role: 'leader' }, { role: 'unit', unit: 'P.A' }] as const) {
      const token = await world.tokenFor(principal);
      expect(await call('GET', '/v1/tokens', undefined, token)).toMatchObject({ status: 403 });
    }
  });
});

/** A well-formed token with another's id and a secret that is made up. */
function forgedWithId(id: string): string {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
  const bits = [...id].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = Array.from({ length: 10 }, (_, index) =>
    Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2),
  );
  const { token, id: made } = makeToken(Uint8Array.from([...bytes, ...Array(20).fill(0xa5)]));
  expect(made).toBe(id);
  return token;
}
