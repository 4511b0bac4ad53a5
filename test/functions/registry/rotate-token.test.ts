import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { isLive } from '../../../domain/access/token-chain.ts';
import { chainMember } from '../../../usecases/access/find-token.ts';
import { drawnToken } from '../../fixtures/answers/drawn.ts';
import { counted } from '../../fixtures/answers/headers.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { answered, revoked } from '../../fixtures/answers/reply.ts';
import { instant } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

const rotatedSchema = z.looseObject({
  id: z.string(),
  token: z.string(),
  expiresAt: z.string(),
  replaces: z.unknown().optional(),
});

let world: ReturnType<typeof createWorld>;
let operations: string;
let first: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  operations = await world.tokenFor({ role: 'operations' });
  first = await world.tokenFor({ role: 'unit', unit: 'P.A' });
});

const idOf = (token: string) => token.split('_')[1] ?? '';
const as = (token: string, method: string, path: string) =>
  world.registry({ method, path, headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' } });
const rotate = (id: string, by: string) => as(by, 'POST', `/v1/tokens/${id}/rotate`);
const works = async (token: string) => (await as(token, 'GET', '/v1/catalogue')).status === 200;

/** Rotates a token by itself and returns the new one. */
async function rotated(token: string): Promise<string> {
  return rotatedSchema.parse((await rotate(idOf(token), token)).body).token;
}

/** How many of the unit's tokens work. */
async function live(at = '2024-01-10T02:00:00Z'): Promise<number> {
  const now = Temporal.Instant.from(at);
  const records = (await world.ports.tokens.list(null, 100)).found;
  const units = records.filter(({ principal }) => principal.role === 'unit');
  const members = await Promise.all(units.map((token) => chainMember(world.ports.tokens, token)));
  return members.filter((member) => isLive(member, now)).length;
}

const ended = 'This token has been revoked or has expired; issue a new one with POST /v1/tokens.';
const justRotated =
  'This token has just been rotated; the answer to that call has the new one. If the answer was lost, rotate again in a minute; if you do not know whose call it was, have operations revoke the token.';
const conflict = (detail: string) => refused('conflict', detail, { language: 'en' });

describe('POST /v1/tokens/{id}/rotate', () => {
  it('R3: makes a token for the same principal and label; the old one works for 14 more days', async () => {
    expect(await rotate(idOf(first), first)).toEqual(
      answered(201, {
        ...drawnToken(3),
        principal: { role: 'unit', unit: 'P.A' },
        label: 'test',
        createdAt: '2024-01-10T02:00:00Z',
        expiresAt: '2025-02-13T02:00:00Z',
        replaces: { id: idOf(first), expiresAt: '2024-01-24T02:00:00Z' },
      }),
    );
    const { token } = drawnToken(3);
    world.setNow('2024-01-24T01:59:59Z');
    expect([await works(first), await works(token)]).toEqual([true, true]);
    world.setNow('2024-01-24T02:00:00Z');
    expect([await works(first), await works(token)]).toEqual([false, true]);
  });

  it('R3: fails no call while programs are changed over, twelve times in a year', async () => {
    let current = first;
    let failed = 0;
    for (let month = 1; month <= 12; month += 1) {
      world.setNow(`2024-${String(month).padStart(2, '0')}-15T00:00:00Z`);
      const next = await rotated(current);
      for (const day of ['15', '20', '28']) {
        world.setNow(`2024-${String(month).padStart(2, '0')}-${day}T12:00:00Z`);
        for (const token of [current, next]) failed += (await works(token)) ? 0 : 1;
      }
      current = next;
    }
    expect(failed).toBe(0);
  });

  it('F75: never leaves more than two that work: rotating the newer ends the older', async () => {
    const second = await rotated(first);
    const third = await rotated(second);
    expect([await works(first), await works(second), await works(third)]).toEqual([false, true, true]);
    expect(await live()).toBe(2);
  });

  it('can be repeated when the answer was lost: a successor nobody used is replaced', async () => {
    const lost = await rotated(first);
    world.setNow('2024-01-12T02:00:00Z');
    const second = await rotated(first);
    expect([await works(lost), await works(second), await works(first)]).toEqual([false, true, true]);
    expect(await live('2024-01-12T02:00:00Z')).toBe(2);
    world.setNow('2024-01-24T02:00:00Z');
    expect([await works(second), await works(first)]).toEqual([true, false]);
  });

  it('F75: is refused for a minute to whoever comes second, and gets a hint to use the answer of the first', async () => {
    const second = await rotated(first);
    world.setNow('2024-01-10T02:00:59.999Z');
    expect(await rotate(idOf(first), first)).toEqual(
      refused('conflict', justRotated, { language: 'en', headers: counted(1) }),
    );
    expect(await live()).toBe(2);
    world.setNow('2024-01-10T02:01:00Z');
    const third = await rotated(first);
    expect([await works(second), await works(third), await works(first)]).toEqual([false, true, true]);
  });

  it('F75: issues a token that ends with the one it replaces, through any number of rotations', async () => {
    const end = '2024-01-10T03:00:00Z';
    const { body } = await world.registry({
      method: 'POST',
      path: '/v1/tokens',
      headers: { authorization: `Bearer ${operations}`, 'content-type': 'application/json' },
      body: { principal: { role: 'operations' }, label: 'một giờ', expiresAt: end },
    });
    let token = rotatedSchema.parse(body).token;
    for (const minute of ['10', '20', '30']) {
      world.setNow(`2024-01-10T02:${minute}:00Z`);
      const { status, body: made } = await rotate(idOf(token), token);
      expect(status).toBe(201);
      const next = rotatedSchema.parse(made);
      expect([next.expiresAt, next.replaces]).toEqual([end, { id: idOf(token), expiresAt: end }]);
      token = next.token;
    }
    world.setNow('2024-01-10T02:59:59.999Z');
    expect(await works(token)).toBe(true);
    world.setNow(end);
    expect(await works(token)).toBe(false);
    expect(await rotate(idOf(token), operations)).toEqual(conflict(ended));
  });

  it.each([0, 1, 2, 3])('F75: revoking any token of a chain ends all of it: number %i', async (number) => {
    const chain = [first];
    for (const minute of ['10', '20', '30']) {
      world.setNow(`2024-01-10T02:${minute}:00Z`);
      chain.push(await rotated(chain.at(-1) ?? first));
    }
    expect(await live('2024-01-10T02:31:00Z')).toBe(2);
    expect(await as(operations, 'DELETE', `/v1/tokens/${idOf(chain[number] ?? '')}`)).toEqual(
      revoked(idOf(chain[number] ?? '')),
    );
    expect(await Promise.all(chain.map(works))).toEqual([false, false, false, false]);
    for (const token of chain) expect(await rotate(idOf(token), operations)).toEqual(conflict(ended));
  });

  it('is refused for a token whose successor is in use, which goes on working', async () => {
    const second = await rotated(first);
    expect(await works(second)).toBe(true);
    expect(await rotate(idOf(first), first)).toEqual(
      conflict(
        `This token has been rotated, and its successor (${idOf(second)}) is in use; rotate that one.`,
      ),
    );
    expect([await works(first), await works(second)]).toEqual([true, true]);
  });

  it('F75: gives one of several that race a token, and the others 409', async () => {
    const callers = [first, operations, first, operations];
    const replies = await Promise.all(callers.map((by) => rotate(idOf(first), by)));
    const [made, ...refusals] = replies.sort((a, b) => a.status - b.status);
    expect(made?.status).toBe(201);
    expect(refusals).toEqual([conflict(justRotated), conflict(justRotated), conflict(justRotated)]);
    expect(await works(rotatedSchema.parse(made?.body).token)).toBe(true);
    expect(await live()).toBe(2);
  });

  it('F75: can be repeated after a crash anywhere, and leaves two that work', async () => {
    const second = await rotated(first);
    const { put, rotate: commit } = world.ports.tokens;
    for (const method of ['put', 'rotate'] as const) {
      world.ports.tokens[method] = async () => {
        throw new Error('crash');
      };
      expect((await rotate(idOf(second), second)).status).toBe(500);
      Object.assign(world.ports.tokens, {
        put: put.bind(world.ports.tokens),
        rotate: commit.bind(world.ports.tokens),
      });
      expect(await live()).toBeLessThanOrEqual(2);
    }
    expect(await works(await rotated(second))).toBe(true);
    expect(await live()).toBe(2);
  });

  it('F34: counts as done when only the answer of the write was lost', async () => {
    const { tokens } = world.ports;
    const commit = tokens.rotate.bind(tokens);
    tokens.rotate = async (...rotation) => {
      await commit(...rotation);
      return commit(...rotation);
    };
    expect(await works(await rotated(first))).toBe(true);
    expect(await live()).toBe(2);
  });

  it('F75: loses against a revocation on its way, and makes no token that works', async () => {
    const { tokens } = world.ports;
    const commit = tokens.rotate.bind(tokens);
    tokens.rotate = async (...rotation) => {
      await as(operations, 'DELETE', `/v1/tokens/${idOf(first)}`);
      return commit(...rotation);
    };
    expect(await rotate(idOf(first), first)).toEqual(conflict(ended));
    expect(await live()).toBe(0);
  });

  it('gives the new token even if the end of an older one could not be noted', async () => {
    const second = await rotated(first);
    world.ports.tokens.retire = async () => {
      throw new Error('throttled');
    };
    expect(await works(await rotated(second))).toBe(true);
    expect(await works(first)).toBe(false);
  });

  it('is refused for a token that is revoked or unknown', async () => {
    await world.ports.tokens.revoke(idOf(first), instant('2024-01-10T02:00:00Z'));
    expect(await rotate(idOf(first), operations)).toEqual(conflict(ended));
    expect(await rotate('0000000000000000', operations)).toEqual(
      refused('not-found', 'There is no such token.', { language: 'en' }),
    );
  });

  it('F60: is for operations and the holder; others get the same 403 whether the token is there or not', async () => {
    const other = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    const leader = await world.tokenFor({ role: 'leader' });
    let looked = 0;
    const { tokens } = world.ports;
    const find = tokens.find.bind(tokens);
    tokens.find = async (id) => {
      looked += id === idOf(first) ? 1 : 0;
      return find(id);
    };
    for (const token of [other, leader]) {
      const there = await rotate(idOf(first), token);
      expect(there).toEqual(
        refused('forbidden', 'A token may rotate only itself; operations can rotate others.', {
          language: 'en',
        }),
      );
      expect(there).toEqual(await rotate('0000000000000000', token));
    }
    expect(looked).toBe(0);
    expect((await rotate(idOf(first), operations)).status).toBe(201);
  });
});
