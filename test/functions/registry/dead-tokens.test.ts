import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { drawnToken } from '../../fixtures/answers/drawn.ts';
import { counted } from '../../fixtures/answers/headers.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

const rotatedSchema = z.looseObject({ id: z.string(), token: z.string() });

let world: ReturnType<typeof createWorld>;
let first: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  first = await world.tokenFor({ role: 'unit', unit: 'P.A' });
});

const idOf = (token: string) => token.split('_')[1] ?? '';

async function rotate(id: string, by: string) {
  const headers = { authorization: `Bearer ${by}`, 'accept-language': 'en' };
  return world.registry({ method: 'POST', path: `/v1/tokens/${id}/rotate`, headers });
}

const works = async (token: string) => {
  const headers = { authorization: `Bearer ${token}` };
  return (await world.registry({ method: 'GET', path: '/v1/catalogue', headers })).status === 200;
};

const conflict = (detail: string, headers = {}) => refused('conflict', detail, { language: 'en', headers });

/** The answer to a rotation of the first token, which was created on 10 January 2024. */
const rotated = (createdAt: string, expiresAt: string, oldEndsAt: string, drawn: number, headers = {}) =>
  answered(
    201,
    {
      ...drawnToken(drawn),
      principal: { role: 'unit', unit: 'P.A' },
      label: 'test',
      createdAt,
      expiresAt,
      replaces: { id: idOf(first), expiresAt: oldEndsAt },
    },
    headers,
  );

/** Why a token with a successor in use is not rotated. */
const inUse = (successor: string) =>
  `This token has been rotated, and its successor (${successor}) is in use; rotate that one.`;

describe('a token that no longer works', () => {
  it('cannot be rotated from the instant it expires, not even by operations', async () => {
    const lastSecond = '2025-02-13T01:59:59Z';
    world.setNow(lastSecond);
    const operations = await world.tokenFor({ role: 'operations' });
    world.setNow('2025-02-13T02:00:00Z');
    expect(await rotate(idOf(first), operations)).toEqual(
      conflict('This token has been revoked or has expired; issue a new one with POST /v1/tokens.'),
    );
    expect((await world.ports.tokens.list(null, 10)).length).toBe(2);
    world.setNow(lastSecond);
    expect(await rotate(idOf(first), operations)).toEqual(
      rotated(lastSecond, '2026-03-20T01:59:59Z', '2025-02-13T02:00:00Z', 3, counted(1)),
    );
  });

  it('keeps nobody from rotating the one it replaced, though it was in use: one that was revoked', async () => {
    const { body } = await rotate(idOf(first), first);
    const second = rotatedSchema.parse(body);
    expect(await works(second.token)).toBe(true);
    expect(await rotate(idOf(first), first)).toEqual(conflict(inUse(second.id)));
    await world.ports.tokens.revoke(second.id, instant('2024-01-11T00:00:00Z'));
    world.setNow('2024-01-12T02:00:00Z');
    expect(await rotate(idOf(first), first)).toEqual(
      rotated('2024-01-12T02:00:00Z', '2025-02-15T02:00:00Z', '2024-01-24T02:00:00Z', 3),
    );
    expect((await world.ports.tokens.find(second.id))?.revokedAt).toBe('2024-01-11T00:00:00Z');
  });

  it('keeps nobody from rotating the one it replaced, though it was in use: one that has expired', async () => {
    const { tokens } = world.ports;
    const record = await tokens.find(idOf(first));
    if (record === null) throw new Error('the fixture has changed');
    const successor = {
      ...record,
      id: '0000000000000009',
      replaces: record.id,
      lastUsedAt: '2024-01-10',
      expiresAt: iso('2024-01-15T00:00:00Z'),
    };
    await tokens.put(successor);
    await tokens.supersede(record, successor.id, instant('2024-02-01T00:00:00Z'));
    world.setNow('2024-01-14T23:59:59Z');
    expect(await rotate(record.id, first)).toEqual(conflict(inUse(successor.id), counted(1)));
    world.setNow('2024-01-15T00:00:00Z');
    expect(await rotate(record.id, first)).toEqual(
      rotated('2024-01-15T00:00:00Z', '2025-02-18T00:00:00Z', '2024-01-29T00:00:00Z', 2),
    );
    expect(await tokens.find(successor.id)).toEqual(successor);
  });
});
