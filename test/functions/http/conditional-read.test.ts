import { beforeEach, describe, expect, it } from 'vitest';
import { everyAnswer } from '../../fixtures/answers/headers.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { type Call, createWorld, type Reply } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let authorization: string;

beforeEach(async () => {
  world = createWorld('2024-01-15T02:00:00Z');
  await world.applyCatalogue();
  const [set] = smallCatalogue().sets;
  if (set === undefined) throw new Error('the fixture has changed');
  await world.ports.submissions.append(set, submissionOf());
  await world.run('rank', '2024-01-14T23:05:00Z');
  authorization = `Bearer ${await world.tokenFor({ role: 'operations' })}`;
});

const reads: readonly [string, Omit<Call, 'method'>][] = [
  ['a submission', { path: '/v1/submissions/S/2024-W02/P.A' }],
  ['a ranking', { path: '/v1/rankings/S/2024-W02', query: { league: 'departments' } }],
  ['the catalogue', { path: '/v1/catalogue' }],
];

async function read(call: Omit<Call, 'method'>, headers: Record<string, string> = {}): Promise<Reply> {
  const [, , resource] = call.path.split('/');
  const serve = { submissions: world.submissions, rankings: world.results }[resource ?? ''] ?? world.registry;
  return serve({ ...call, method: 'GET', headers: { ...headers, authorization } });
}

describe('a read with If-None-Match', () => {
  it.each(reads)('of %s is 304 without a body while the tag still holds', async (_, call) => {
    const found = await read(call);
    const tag = String(found.headers['etag']);
    expect(tag).toMatch(/^"[\w-]+"$/);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await read(call, { 'If-None-Match': known });
      const { ratelimit: _, 'ratelimit-policy': _policy, ...headers } = again.headers;
      expect({ ...again, headers }).toEqual({
        status: 304,
        headers: {
          ...everyAnswer,
          etag: tag,
          'cache-control': 'no-store',
          ...('vary' in found.headers ? { vary: found.headers['vary'] } : {}),
        },
        body: undefined,
      });
      expect(again.headers).not.toHaveProperty('content-type');
      expect(again.headers).toHaveProperty('ratelimit');
    }
    for (const known of ['"other"', tag.slice(1, -1), ''])
      expect(await read(call, { 'If-None-Match': known })).toEqual(found);
  });

  it('of what is not there, or not allowed, is refused all the same', async () => {
    const missing = { path: '/v1/rankings/S/2024-W03', query: { league: 'departments' } };
    expect((await read(missing, { 'If-None-Match': '*' })).status).toBe(404);
    authorization = '';
    expect((await read({ path: '/v1/catalogue' }, { 'If-None-Match': '*' })).status).toBe(401);
  });

  it('of a ranking is answered anew once there is another edition', async () => {
    const call = { path: '/v1/rankings/S/2024-W02', query: { league: 'departments' } };
    const tag = String((await read(call)).headers['etag']);
    const [set] = smallCatalogue().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    await world.ports.submissions.append(
      set,
      submissionOf({ unit: 'P.B', receivedAt: iso('2024-01-15T01:00:00Z') }),
    );
    const made = await world.results({
      method: 'POST',
      path: '/v1/rankings/S/2024-W02/editions',
      headers: { authorization, 'content-type': 'application/json' },
      body: { reason: 'Gửi muộn' },
    });
    expect(made.status).toBe(201);
    const again = await read(call, { 'If-None-Match': tag });
    expect([again.status, Object(again.body).edition]).toEqual([200, 2]);
  });
});
