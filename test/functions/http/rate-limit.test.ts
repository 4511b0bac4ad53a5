import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rateLimits } from '../../../domain/access/rate-limit.ts';
import { counted } from '../../fixtures/answers/headers.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { catalogueSeenBy } from '../../fixtures/catalogue.ts';
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
/**
 * The refusal of a request above the limit.
 * @param seconds until the next minute
 * @param most requests per minute
 * @param who whose requests are counted together
 */
const tooMany = (seconds: number, most = 120, who = 'This unit, with all of its tokens,') =>
  refused(
    'too-many-requests',
    `${who} made more than ${most} requests in a minute; each submission of a CSV file counts as one. Send again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}; other units are not affected.`,
    { language: 'en', headers: { ...counted(seconds, most, 0), 'retry-after': `${seconds}` } },
  );

/** The catalogue as a unit sees it, with this many requests left. */
const letIn = (seconds: number, left: number, unit = 'P.A') =>
  answered(
    200,
    { version: 1, catalogue: catalogueSeenBy(unit) },
    { ...counted(seconds, 120, left), etag: `"1-unit-${unit}"` },
  );

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
    expect(replies.slice(passed)).toEqual(Array(300 - passed).fill(tooMany(40)));
    expect(await get(other)).toEqual(letIn(40, 119, 'P.B'));
  });

  it('P50: is let in again at that time', async () => {
    const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    await flood(token, 300);
    world.setNow('2024-01-10T02:00:59.999Z');
    expect(await get(token)).toEqual(tooMany(1));
    world.setNow('2024-01-10T02:01:00Z');
    expect(await get(token)).toEqual(letIn(60, 119));
  });

  it('is counted over all functions, whatever they answer', async () => {
    const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    const headers = { authorization: `Bearer ${token}` };
    for (let request = 0; request < 60; request += 1) {
      await world.submissions({ method: 'POST', path: '/v1/submissions', headers });
      await world.registry({ method: 'PUT', path: '/v1/catalogue', headers });
    }
    await flood(token, 5);
    expect(await get(token)).toEqual(tooMany(40));
  });
});

it('lets operations issue the tokens of a whole province in one go', async () => {
  const token = await world.tokenFor({ role: 'operations' });
  expect((await flood(token, 600)).every(({ status }) => status === 200)).toBe(true);
  const whose = 'This token, with those rotated from it or issued with it,';
  expect((await flood(token, 26)).at(-1)).toEqual(tooMany(40, 600, whose));
});

it('lets a request in that cannot be counted', async () => {
  const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  world.ports.rateLimiter.take = () => Promise.reject(new Error('no table'));
  const { ratelimit: _, 'ratelimit-policy': _policy, ...uncounted } = letIn(40, 119).headers;
  expect(await get(token)).toEqual({ ...letIn(40, 119), headers: uncounted });
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
    expect((await record(token))?.lastUsedAt).toBe('2024-01-10');
    world.setNow('2024-01-10T17:00:00Z');
    await get(token);
    expect((await record(token))?.lastUsedAt).toBe('2024-01-11');
  });

  it('neither fails nor delays a request when it cannot be written', async () => {
    const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    world.ports.tokens.noteUse = () => Promise.reject(new Error('throttled'));
    expect((await get(token)).status).toBe(200);
    world.ports.tokens.noteUse = () => new Promise(() => undefined);
    const before = Temporal.Now.instant();
    expect((await get(token)).status).toBe(200);
    expect(Temporal.Now.instant().since(before).total('seconds')).toBeLessThan(1);
  });

  it('is not written for a token that is refused', async () => {
    const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    await world.ports.tokens.revoke(token.split('_')[1] ?? '', instant('2024-01-10T02:00:00Z'));
    expect((await get(token)).status).toBe(401);
    expect((await record(token))?.lastUsedAt).toBeUndefined();
  });
});
