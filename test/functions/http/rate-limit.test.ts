import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rateLimits } from '../../../domain/access/rate-limit.ts';
import { instant } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;

beforeEach(async () => {
  world = createWorld('2024-01-10T02:00:20Z', { limits: rateLimits });
  await world.applyCatalogue();
});

const get = (token: string) =>
  world.registry({
    method: 'GET',
    path: '/v1/catalogue',
    headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' },
  });
const flood = (token: string, requests: number) =>
  Promise.all(Array.from({ length: requests }, () => get(token)));

describe('F63: a unit that floods', () => {
  it('R5, P50: gets 429 with the time to come back; another unit does not notice', async () => {
    const flooding = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    const other = await world.tokenFor({ role: 'unit', unit: 'P.B' });
    const replies = await flood(flooding, 300);
    const passed = replies.filter(({ status }) => status === 200).length;
    expect(passed).toBeGreaterThanOrEqual(120);
    expect(passed).toBeLessThanOrEqual(125);
    expect(replies.at(-1)).toMatchObject({
      status: 429,
      headers: {
        'retry-after': '40',
        'ratelimit-policy': '"token";q=120;w=60',
        ratelimit: '"token";r=0;t=40',
        'content-type': 'application/problem+json; charset=utf-8',
      },
      body: { type: '/docs/problems#too-many-requests', detail: expect.stringContaining('40 seconds') },
    });
    expect(await get(other)).toMatchObject({
      status: 200,
      headers: { 'ratelimit-policy': '"token";q=120;w=60', ratelimit: '"token";r=119;t=40' },
    });
    expect((await get(other)).headers['retry-after']).toBeUndefined();
  });

  it('P50: is let in again at that time', async () => {
    const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    await flood(token, 300);
    world.setNow('2024-01-10T02:00:59.999Z');
    expect(await get(token)).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    world.setNow('2024-01-10T02:01:00Z');
    expect(await get(token)).toMatchObject({ status: 200 });
  });

  it('is counted over all functions, whatever they answer', async () => {
    const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    const headers = { authorization: `Bearer ${token}` };
    for (let request = 0; request < 60; request += 1) {
      await world.submissions({ method: 'POST', path: '/v1/submissions', headers });
      await world.registry({ method: 'PUT', path: '/v1/catalogue', headers });
    }
    await flood(token, 5);
    expect(await get(token)).toMatchObject({ status: 429 });
  });
});

it('lets operations issue the tokens of a whole province in one go', async () => {
  const token = await world.tokenFor({ role: 'operations' });
  expect((await flood(token, 600)).every(({ status }) => status === 200)).toBe(true);
  expect((await flood(token, 26)).at(-1)).toMatchObject({ status: 429 });
});

it('lets a request in that cannot be counted', async () => {
  const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  world.ports.rateLimiter.take = () => Promise.reject(new Error('no table'));
  const reply = await get(token);
  expect(reply).toMatchObject({ status: 200 });
  expect(reply.headers['ratelimit']).toBeUndefined();
});

describe('the day of the last use', () => {
  const record = async (token: string) => world.ports.tokens.find(token.split('_')[1] ?? '');

  it('F34: is written once a day, by the day in Vietnam', async () => {
    const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    const noteUse = vi.spyOn(world.ports.tokens, 'noteUse');
    for (const now of ['2024-01-10T16:59:59Z', '2024-01-10T02:30:00Z', '2024-01-10T16:30:00Z']) {
      world.setNow(now);
      await get(token);
    }
    expect(noteUse).toHaveBeenCalledTimes(1);
    expect(await record(token)).toMatchObject({ lastUsedAt: '2024-01-10' });
    world.setNow('2024-01-10T17:00:00Z');
    await get(token);
    expect(await record(token)).toMatchObject({ lastUsedAt: '2024-01-11' });
  });

  it('neither fails nor delays a request when it cannot be written', async () => {
    const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    world.ports.tokens.noteUse = () => Promise.reject(new Error('throttled'));
    expect(await get(token)).toMatchObject({ status: 200 });
    world.ports.tokens.noteUse = () => new Promise(() => undefined);
    const before = Temporal.Now.instant();
    expect(await get(token)).toMatchObject({ status: 200 });
    expect(Temporal.Now.instant().since(before).total('seconds')).toBeLessThan(1);
  });

  it('is not written for a token that is refused', async () => {
    const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    await world.ports.tokens.revoke(token.split('_')[1] ?? '', instant('2024-01-10T02:00:00Z'));
    expect(await get(token)).toMatchObject({ status: 401 });
    expect((await record(token))?.lastUsedAt).toBeUndefined();
  });
});
