import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { makeToken, tokenEntropyBytes } from '../../../domain/access/token.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { revoked } from '../../fixtures/answers/reply.ts';
import { iso } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

const rotatedSchema = z.looseObject({ token: z.string(), expiresAt: z.string(), replaces: z.unknown() });

let world: ReturnType<typeof createWorld>;
let operations: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  operations = await world.tokenFor({ role: 'operations' });
});

const idOf = (token: string) => token.split('_')[1] ?? '';

/** Stores a token as versions before 0.3.0 did: each on its own, with links to the others. */
async function stored(
  number: number,
  links: { replaces?: string; replacedBy?: string; lastUsedAt?: string },
) {
  const { token, id, hash } = former(number);
  await world.ports.tokens.put({
    id,
    hash,
    principal: { role: 'unit', unit: 'P.A' },
    label: 'cũ',
    createdAt: iso('2024-01-01T00:00:00Z'),
    expiresAt: iso(links.replacedBy === undefined ? '2024-12-31T00:00:00Z' : '2024-01-20T00:00:00Z'),
    ...links,
  });
  return token;
}

const former = (number: number) => makeToken(new Uint8Array(tokenEntropyBytes).fill(number));

async function as(token: string, method: string, path: string) {
  const headers = { authorization: `Bearer ${token}`, 'accept-language': 'en' };
  return world.registry({ method, path, headers });
}

const rotate = (token: string, by = token) => as(by, 'POST', `/v1/tokens/${idOf(token)}/rotate`);
const works = async (...tokens: string[]) =>
  Promise.all(tokens.map(async (token) => (await as(token, 'GET', '/v1/catalogue')).status === 200));

describe('tokens of versions before 0.3.0', () => {
  it('work on, each until its end', async () => {
    const [older, newer] = [
      await stored(1, { replacedBy: former(2).id }),
      await stored(2, { replaces: former(1).id }),
    ];
    expect(await works(older, newer)).toEqual([true, true]);
    world.setNow('2024-01-20T00:00:00Z');
    expect(await works(older, newer)).toEqual([false, true]);
  });

  it('F75: are two at most after a rotation of the newer, which ends with it', async () => {
    const older = await stored(1, { replacedBy: former(2).id });
    const newer = await stored(2, { replaces: former(1).id });
    const made = rotatedSchema.parse((await rotate(newer)).body);
    expect([made.expiresAt, made.replaces]).toEqual([
      '2024-12-31T00:00:00Z',
      { id: idOf(newer), expiresAt: '2024-01-24T02:00:00Z' },
    ]);
    expect(await works(older, newer, made.token)).toEqual([false, true, true]);
  });

  it('F75: are two at most after a rotation of the older, whose successor nobody used', async () => {
    const older = await stored(1, { replacedBy: former(2).id });
    const newer = await stored(2, { replaces: former(1).id });
    const made = rotatedSchema.parse((await rotate(older)).body);
    expect([made.expiresAt, made.replaces]).toEqual([
      '2024-01-20T00:00:00Z',
      { id: idOf(older), expiresAt: '2024-01-20T00:00:00Z' },
    ]);
    expect(await works(older, newer, made.token)).toEqual([true, false, true]);
  });

  it('are not rotated while their successor is in use, but once it has ended', async () => {
    const older = await stored(1, { replacedBy: former(2).id });
    const newer = await stored(2, { replaces: former(1).id, lastUsedAt: '2024-01-09' });
    expect(await rotate(older)).toEqual(
      refused(
        'conflict',
        `This token has been rotated, and its successor (${idOf(newer)}) is in use; rotate that one.`,
        { language: 'en' },
      ),
    );
    await world.ports.tokens.revoke(idOf(newer), world.ports.clock.now());
    expect((await rotate(older)).status).toBe(201);
  });

  it.each([1, 2, 3, 4])(
    'F75: are all revoked with any of them, three rotated at once too: %i',
    async (number) => {
      const one = await stored(1, { replacedBy: former(4).id });
      const siblings = [2, 3, 4].map((sibling) => stored(sibling, { replaces: former(1).id }));
      const tokens = [one, ...(await Promise.all(siblings))];
      const other = await stored(9, { replaces: former(8).id });
      expect(await works(...tokens, other)).toEqual([true, true, true, true, true]);
      expect(await as(operations, 'DELETE', `/v1/tokens/${former(number).id}`)).toEqual(
        revoked(former(number).id),
      );
      expect(await works(...tokens, other)).toEqual([false, false, false, false, true]);
    },
  );

  it('F75: are revoked with what they were rotated to by this version', async () => {
    const older = await stored(1, { replacedBy: former(2).id });
    const newer = await stored(2, { replaces: former(1).id });
    const { token } = rotatedSchema.parse((await rotate(newer)).body);
    expect(await as(operations, 'DELETE', `/v1/tokens/${idOf(token)}`)).toEqual(revoked(idOf(token)));
    expect(await works(older, newer, token, operations)).toEqual([false, false, false, true]);
  });
});
