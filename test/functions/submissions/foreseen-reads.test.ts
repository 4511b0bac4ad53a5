import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeToken, tokenEntropyBytes } from '../../../domain/access/token.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  unhandled.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(() => void process.off('unhandledRejection', note));

const send = (bearer: string, body: object = {}, key = 'key-1') =>
  world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: { ...body, unit: 'P.A', set: 'S', period: '2024-W02', values: { 'S.3': { points: 9 } }, ...body },
  });

describe('F111: reads that are begun before a request is checked', () => {
  it('show nothing to whoever has no token, and a failure of theirs only where they were needed', async () => {
    expect((await send(token, { period: '2024-W01' })).status).toBe(409);
    const failure = async () => {
      throw new Error('the database is away');
    };
    world.ports.catalogues.current = failure;
    world.ports.submissions.newestOf = failure;
    const unknown = makeToken(new Uint8Array(tokenEntropyBytes)).token;
    expect((await send(unknown)).status).toBe(401);
    expect((await send(token)).status).toBe(500);
    await setImmediate();
    expect(unhandled).toEqual([]);
  });

  it.each([
    ['an address among the comments', { comments: { unit: 'P.B', set: 'S', period: '2024-W01' } }],
    ['the address of another unit', { unit: 'P.B' }],
    ['a period that has not begun', { period: '2024-W40' }],
    ['a set that does not exist', { set: 'T' }],
  ])('change no answer: %s', async (_what, changed) => {
    const first = await send(token, changed, 'key-2');
    await send(token, { period: '2024-W01' });
    expect(first.status).toBeGreaterThanOrEqual(400);
    expect(await send(token, changed, 'key-2')).toEqual(first);
  });
});
