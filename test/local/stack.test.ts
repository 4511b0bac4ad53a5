import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listenOnLoopback } from '../../local/loopback.ts';
import { type LocalStackOptions, startLocalStack } from '../../local/stack.ts';
import { summary } from '../../local/summary.ts';
import { temporaryFolder } from './temporary-folder.ts';

const at = Temporal.Instant.from('2024-01-14T22:59:00Z');

async function start(home: string, overrides: Partial<LocalStackOptions> = {}) {
  const stack = await startLocalStack({ home, port: 0, example: false, ...overrides });
  onTestFinished(() => stack.close());
  return stack;
}

describe('the local stack without the example', () => {
  test('serves the product on the clock it is given', async () => {
    const stack = await start(temporaryFolder(), { at });
    expect(stack.clock.now().since(at).total('seconds')).toBeLessThan(60);
    expect((await fetch(`${stack.url}/v1/health`)).status).toBe(200);
    expect((await fetch(`${stack.url}/v1/catalogue`)).status).toBe(401);
    expect(await (await fetch(`${stack.url}/`)).text()).toContain('Thứ Hai, 15/01/2024');
    expect(await (await fetch(`${stack.url}/mailbox.json`)).json()).toEqual([]);
    expect(summary(stack)).toContain(stack.url);
  });

  test('runs what is scheduled when its clock is moved over HTTP', async () => {
    const stack = await start(temporaryFolder(), { at });
    const response = await fetch(`${stack.url}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"to":"2024-01-15T07:30:00+07:00"}',
    });
    const { ran } = Object(await response.json());
    expect(ran.map(({ job, status }: { job: string; status: string }) => [job, status])).toEqual([
      ['rank', 'done'],
      ['report', 'done'],
      ['warn', 'done'],
      ['reconcile', 'done'],
    ]);
  });

  test('keeps its clock between runs and gives its folder back', async () => {
    const home = temporaryFolder();
    const first = await start(home, { at });
    await first.advanceTo(Temporal.Instant.from('2024-02-01T00:00:00Z'));
    await expect(start(home)).rejects.toHaveProperty('name', 'StartError');
    await first.close();
    expect(existsSync(join(home, 'lock'))).toBe(false);
    const second = await start(home);
    expect(second.clock.now().toString()).toMatch(/^2024-02-01T00:0/);
  });

  test('refuses to go back, and to add the example later', async () => {
    const home = temporaryFolder();
    await (await start(home, { at })).close();
    await expect(start(home, { at: at.subtract({ hours: 1 }) })).rejects.toThrow(/only goes forward/);
    await expect(start(home, { example: true })).rejects.toThrow(/begun without the example/);
    expect(existsSync(join(home, 'lock'))).toBe(false);
  });

  test('says so when its port is taken, and leaves nothing running', async () => {
    const other = createServer();
    const taken = await listenOnLoopback(other);
    onTestFinished(() => void other.close());
    const home = temporaryFolder();
    const port = Number(new URL(taken).port);
    await expect(start(home, { port })).rejects.toHaveProperty('detail', {
      vi: expect.stringContaining(String(port)),
      en: expect.stringContaining(String(port)),
    });
    expect(existsSync(join(home, 'lock'))).toBe(false);
    await start(home);
  });
});
