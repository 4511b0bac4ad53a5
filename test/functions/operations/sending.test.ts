import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld('2024-01-15T00:00:00Z');
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'operations' });
});

const call = (method: string, path: string, body?: unknown) =>
  world.deliveries({
    method,
    path,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  });

describe('the switch', () => {
  it('R20: stops all sending at once, and resumes it where it was', async () => {
    const by = token.split('_')[1];
    const fresh = { paused: false, since: null, by: null, reason: null };
    expect(await call('GET', '/v1/sending')).toMatchObject({ status: 200, body: fresh });
    await world.run('rank', '2024-01-14T23:00:00Z');
    await world.run('report', '2024-01-15T00:00:00Z');

    const paused = { paused: true, since: '2024-01-15T00:00:00Z', by, reason: 'Nhập nhầm số liệu' };
    const reply = await call('POST', '/v1/deliveries/pause', { reason: 'Nhập nhầm số liệu' });
    expect([reply.status, reply.body]).toEqual([200, paused]);
    expect((await call('POST', '/v1/deliveries/pause', { reason: 'again' })).body).toEqual(paused);
    await world.deliver('2024-01-15T00:00:00Z');
    expect(world.sent).toEqual([]);
    expect((await call('GET', '/v1/deliveries')).body).toMatchObject({ counts: { due: 2, sent: 0 } });

    world.setNow('2024-01-15T00:05:00Z');
    const resumed = { paused: false, since: '2024-01-15T00:05:00Z', by, reason: null };
    expect((await call('POST', '/v1/deliveries/resume')).body).toEqual(resumed);
    expect((await call('GET', '/v1/sending')).body).toEqual(resumed);
    await world.deliver('2024-01-15T00:05:00Z');
    expect(world.sent.map(({ to }) => to.email)).toEqual([
      'chair@province.example',
      'contact-b@province.example',
    ]);
  });

  it.each([[{}], [{ reason: ' ' }], [{ reason: 'x\ny' }], [{ reason: 'x', until: 'tomorrow' }]])(
    'is not turned off without a reason on one line: %j',
    async (body) => {
      expect(await call('POST', '/v1/deliveries/pause', body)).toMatchObject({ status: 400 });
      expect((await call('GET', '/v1/sending')).body).toMatchObject({ paused: false });
    },
  );
});
