import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { hashToken, makeToken, tokenEntropyBytes } from '../../../domain/access/token.ts';
import { drawnToken } from '../../fixtures/answers/drawn.ts';
import { notWholeNumber, unknownParameter } from '../../fixtures/answers/errors.ts';
import { type ExpectedError, errorAt, refused, refusedUncounted } from '../../fixtures/answers/problem.ts';
import { answered, revoked } from '../../fixtures/answers/reply.ts';
import { cursorOfAnother } from '../../fixtures/cursor.ts';
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
    expect(await call('POST', '/v1/tokens', request)).toEqual(
      answered(201, { ...drawnToken(2), ...request, createdAt: '2024-01-10T02:00:00Z', expiresAt }),
    );
  });

  it.each([
    [
      '2024-01-10T02:00:00Z',
      errorAt(
        '/expiresAt',
        'not-in-future',
        'The expiry must be in the future; omit this field for the usual lifetime.',
      ),
    ],
    [
      '2025-02-13T02:00:01Z',
      errorAt(
        '/expiresAt',
        'too-far-ahead',
        'A token is valid for at most 400 days, until 09:00 on 13 February 2025 (Thursday).',
      ),
    ],
    [
      'tomorrow',
      errorAt(
        '/expiresAt',
        'invalid',
        'Expected an instant with its offset, such as 2024-01-15T07:00:00+07:00.',
      ),
    ],
    [
      '2024-02-30T00:00:00Z',
      errorAt(
        '/expiresAt',
        'invalid',
        'Expected an instant with its offset, such as 2024-01-15T07:00:00+07:00.',
      ),
    ],
  ])('cannot be %s', async (expiresAt, error) => {
    expect(await call('POST', '/v1/tokens', { ...unit, expiresAt })).toEqual(
      refused(
        'malformed-request',
        'Send {"principal": {"role": "unit", "unit": "<unit code>"}, "label": "<who it is for>"}; roles: unit, reader (of a unit), leader or operations.',
        { language: 'en', errors: [error] },
      ),
    );
  });

  it('F38, F62: ends it at that instant, which only its holder learns', async () => {
    const { id, token } = await issue({ expiresAt: '2024-02-01T00:00:00Z' });
    world.setNow('2024-01-31T23:59:59.999Z');
    expect(await works(token)).toBe(true);
    world.setNow('2024-02-01T00:00:00Z');
    const refusal = (detail: string) =>
      refusedUncounted('unauthenticated', detail, {
        language: 'en',
        headers: { 'www-authenticate': 'Bearer realm="tiendo"' },
      });
    expect(await call('GET', '/v1/catalogue', undefined, token)).toEqual(
      refusal(
        'This access token expired at 07:00 on 1 February 2024 (Thursday); operations can issue a new one.',
      ),
    );
    const stranger = refusal(
      'The access token is missing, wrong or revoked. Send “Authorization: Bearer <token>”; operations can issue a new one.',
    );
    expect(await call('GET', '/v1/catalogue', undefined, forgedWithId(id))).toEqual(stranger);
    expect(await call('GET', '/v1/catalogue', undefined, 'nonsense')).toEqual(stranger);
  });
});

describe('F61: an authorization change', () => {
  it('R4: is effective on the next call, on every route', async () => {
    const { id, token } = await issue({});
    expect(await works(token)).toBe(true);
    expect(await call('DELETE', `/v1/tokens/${id}`)).toEqual(revoked(id));
    const headers = { authorization: `Bearer ${token}` };
    const asked = await Promise.all([
      world.registry({ method: 'GET', path: '/v1/catalogue', headers }),
      world.registry({ method: 'POST', path: `/v1/tokens/${id}/rotate`, headers }),
      world.results({ method: 'GET', path: '/v1/completeness/S/2024-W02', headers }),
      world.submissions({ method: 'POST', path: '/v1/submissions', headers, body: {} }),
    ]);
    expect(asked.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  });
});

describe('a token whose id is drawn twice', () => {
  const failed = refused(
    'internal',
    'Something went wrong on our side. Send the request again with the same Idempotency-Key; if it persists, give operations the request id in “instance”.',
    { language: 'en' },
  );

  it('is not issued, and the one that has the id goes on working', async () => {
    const { entropy } = world.ports;
    const bytes = entropy.bytes(tokenEntropyBytes);
    entropy.bytes = () => bytes;
    const first = await issue({});
    // The same id, with another secret.
    entropy.bytes = () => bytes.with(-1, 255 - (bytes.at(-1) ?? 0));
    expect(await call('POST', '/v1/tokens', { ...unit, label: 'Khác' })).toEqual(failed);
    expect((await world.ports.tokens.list(null, 10)).found.map(({ label }) => label).sort()).toEqual([
      'test',
      unit.label,
    ]);
    expect(await works(first.token)).toBe(true);
  });
});

describe('the list of tokens', () => {
  it('R3: shows who has one and since when, and neither the token nor its hash', async () => {
    const { id, token } = await issue({});
    await works(token);
    await call('DELETE', `/v1/tokens/${id}`);
    const listed = { ...unit, createdAt: '2024-01-10T02:00:00Z', lastUsedAt: '2024-01-10' };
    expect(await call('GET', '/v1/tokens')).toEqual(
      answered(200, {
        tokens: [
          {
            ...listed,
            id: drawnToken(1).id,
            principal: { role: 'operations' },
            label: 'test',
            expiresAt: '2024-04-09T02:00:00Z',
            issuedBy: null,
            revokedAt: null,
            replaces: null,
            replacedBy: null,
          },
          {
            ...listed,
            id,
            expiresAt: '2025-02-13T02:00:00Z',
            revokedAt: '2024-01-10T02:00:00Z',
            issuedBy: drawnToken(1).id,
            replaces: null,
            replacedBy: null,
          },
        ],
        next: null,
      }),
    );
  });

  it('R3: is of records that hold a hash, and no token', async () => {
    const { token } = await issue({});
    const kept = JSON.stringify((await world.ports.tokens.list(null, 100)).found);
    expect(kept).toContain(hashToken(token));
    expect(kept).not.toContain('tiendo_');
    expect(kept).not.toContain(token.split('_')[2]);
  });

  it.each([
    [6, [3, 3]],
    [7, [3, 3, 1]],
  ])('P48: comes page by page, each token once: %i tokens', async (count, sizes) => {
    const ids = [];
    for (let index = 1; index < count; index += 1) ids.push((await issue({})).id);
    const pageSchema = z.object({
      tokens: z.array(z.object({ id: z.string() })),
      next: z.string().nullable(),
    });
    const seen = [];
    const pages = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query = { limit: '3', ...(cursor === '' ? {} : { cursor }) };
      const headers = { authorization: `Bearer ${operations}` };
      const { body } = await world.registry({ method: 'GET', path: '/v1/tokens', query, headers });
      const page: z.infer<typeof pageSchema> = pageSchema.parse(body);
      pages.push(page.tokens.length);
      seen.push(...page.tokens.map(({ id }) => id));
      cursor = page.next;
    }
    expect(pages).toEqual(sizes);
    expect(seen).toHaveLength(count);
    expect(new Set(seen)).toEqual(new Set([...ids, operations.split('_')[1]]));
  });

  it.each<[Record<string, string>, ExpectedError]>([
    [{ limit: '0' }, notWholeNumber('query:limit', 1, 200)],
    [{ limit: '201' }, notWholeNumber('query:limit', 1, 200)],
    [{ cursor: '../x' }, cursorOfAnother()],
    [{ colour: 'red' }, unknownParameter('colour', 'cursor', 'limit')],
  ])('is refused for %j', async (query, error) => {
    const headers = { authorization: `Bearer ${operations}` };
    expect(await world.registry({ method: 'GET', path: '/v1/tokens', query, headers })).toEqual(
      refused(
        'malformed-request',
        'Địa chỉ cần có dạng /v1/tokens?limit=<1–200>&cursor=<next của trang trước>.',
        { errors: [error] },
      ),
    );
  });

  it('is for operations only', async () => {
    for (const principal of [{ role: 'leader' }, { role: 'unit', unit: 'P.A' }] as const) {
      const token = await world.tokenFor(principal);
      expect(await call('GET', '/v1/tokens', undefined, token)).toEqual(
        refused(
          'forbidden',
          `This token belongs to ${principal.role === 'unit' ? 'a unit (“unit”)' : 'a leader (“leader”)'} and may not do this; use one of operations (“operations”).`,
          {
            language: 'en',
          },
        ),
      );
    }
  });
});

/** A well-formed token with another's id and a fabricated secret. */
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
