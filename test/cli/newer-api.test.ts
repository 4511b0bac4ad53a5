import { expect, it } from 'vitest';
import { runOn } from './run.ts';
import { serveWorld } from './world-server.ts';

it('reads the answers of a newer API, and shows what it does not know with --json', async () => {
  const served = await serveWorld();
  const state = {
    paused: false,
    since: null,
    by: null,
    reason: null,
    held: null,
    strayEvents: [],
    queued: 7,
  };
  served.interfere = (_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(state));
    return 'answered';
  };
  const show = (...args: string[]) =>
    runOn(served, ['deliveries', 'status', ...args], { token: served.operationsToken });
  const shown = await show();
  expect([shown.code, shown.stdout.includes('Sending is not paused')]).toEqual([0, true]);
  const { code, stdout } = await show('--json');
  expect([code, JSON.parse(stdout)]).toEqual([0, state]);
});
