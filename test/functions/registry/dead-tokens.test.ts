import { beforeEach, describe, expect, it } from 'vitest';
import { drawnToken } from '../../fixtures/answers/drawn.ts';
import { counted } from '../../fixtures/answers/headers.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { createWorld } from '../../fixtures/world.ts';

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

const conflict = (detail: string) => refused('conflict', detail, { language: 'en' });

/** The answer to a rotation of the first token at an instant; both end together. */
const rotated = (createdAt: string, expiresAt: string, drawn: number, headers = {}) =>
  answered(
    201,
    {
      ...drawnToken(drawn),
      principal: { role: 'unit', unit: 'P.A' },
      label: 'test',
      createdAt,
      expiresAt,
      replaces: { id: idOf(first), expiresAt },
    },
    headers,
  );

describe('a token that no longer works', () => {
  it('cannot be rotated from the instant it expires, not even by operations', async () => {
    const lastSecond = '2025-02-13T01:59:59Z';
    world.setNow(lastSecond);
    const operations = await world.tokenFor({ role: 'operations' });
    world.setNow('2025-02-13T02:00:00Z');
    expect(await rotate(idOf(first), operations)).toEqual(
      conflict('This token has been revoked or has expired; issue a new one with POST /v1/tokens.'),
    );
    expect((await world.ports.tokens.list(null, 10)).found.length).toBe(2);
    world.setNow(lastSecond);
    expect(await rotate(idOf(first), operations)).toEqual(
      rotated(lastSecond, '2025-02-13T02:00:00Z', 3, counted(1)),
    );
  });
});
