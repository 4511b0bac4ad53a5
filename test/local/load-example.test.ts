import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { readExampleSubmissions } from '../../example/submissions.ts';
import { writeDemoTokens } from '../../local/example/demo-tokens.ts';
import { writeProgress } from '../../local/example/example-progress.ts';
import { exampleEndsAt, loadExample } from '../../local/example/load-example.ts';
import { serve } from './serve.ts';
import { temporaryFolder } from './temporary-folder.ts';

const events = await readExampleSubmissions();
const units = [...new Set(events.map(({ unit }) => unit))];

/** An API that accepts submissions until it is told to fail, and records what it receives and when. */
async function fakeApi(folder: string, failAt = Number.POSITIVE_INFINITY) {
  const files = { tokens: join(folder, 'demo-tokens.json'), progress: join(folder, 'example.json') };
  writeDemoTokens(files.tokens, Object.fromEntries(units.map((unit) => [unit, `token-of-${unit}`])));
  const received: { key: string; token: string; unit: string; clock: string }[] = [];
  let clock = '';
  const origin = await serve(
    createServer(async (request, response) => {
      if (request.method === 'GET') {
        response.writeHead(200).end('{"revision":1}');
        return;
      }
      const { unit } = JSON.parse(await text(request));
      const { authorization: token = '', 'idempotency-key': key } = request.headers;
      if (received.length >= failAt) {
        response.writeHead(422).end('{"detail":"chưa hợp lệ","errors":[{"pointer":"/values"}]}');
        return;
      }
      received.push({ key: String(key), token, unit, clock });
      response.writeHead(201).end('{}');
    }),
  );
  const load = (until = exampleEndsAt, signal = new AbortController().signal) =>
    loadExample({
      origin,
      files,
      until,
      signal,
      advanceTo: async (instant) => {
        clock = instant.toString();
        return [];
      },
      issueLasting: () => Promise.reject(new Error('not needed')),
      tell: () => undefined,
    });
  return { load, received, files, clock: () => clock };
}

describe('loading the example', () => {
  test('sends every submission at its time with the token of its unit, then goes on to Monday', async () => {
    const api = await fakeApi(temporaryFolder());
    expect((await api.load()).submissions).toBe(events.length);
    expect(api.received.map(({ clock }) => clock)).toEqual(events.map(({ at }) => at));
    expect(api.received.map(({ token }) => token)).toEqual(
      events.map(({ unit }) => `Bearer token-of-${unit}`),
    );
    expect(new Set(api.received.map(({ key }) => key)).size).toBe(events.length);
    expect(api.clock()).toBe('2024-01-15T01:00:00Z');
  });

  test('does nothing again when it is done', async () => {
    const api = await fakeApi(temporaryFolder());
    await api.load();
    api.received.length = 0;
    expect((await api.load()).submissions).toBe(0);
    expect(api.received).toEqual([]);
  });

  test('plays only up to an instant, and goes on from there another time', async () => {
    const api = await fakeApi(temporaryFolder());
    await api.load(Temporal.Instant.from('2023-06-30T00:00:00Z'));
    const first = api.received.length;
    expect(api.clock()).toBe('2023-06-30T00:00:00Z');
    await api.load();
    expect(first).toBe(events.filter(({ at }) => at <= '2023-06-30T00:00:00Z').length);
    expect(api.received.map(({ clock }) => clock)).toEqual(events.map(({ at }) => at));
  });

  test('sends what was under way at a crash again, under the same key', async () => {
    const api = await fakeApi(temporaryFolder());
    await api.load();
    const all = api.received.map(({ key }) => key);
    api.received.length = 0;
    writeProgress(api.files.progress, { playedUntil: events[9]?.at ?? null });
    await api.load();
    expect(api.received.map(({ key }) => key)).toEqual(all.slice(10));
  });

  test('stops at the first answer that is no success, and says which', async () => {
    const folder = temporaryFolder();
    const api = await fakeApi(folder, 5);
    await expect(api.load()).rejects.toThrow(/POST \/v1\/submissions → HTTP 422: chưa hợp lệ .*\/values/);
    expect(api.received).toHaveLength(5);
    const fixed = await fakeApi(folder);
    await fixed.load();
    expect(fixed.received).toHaveLength(events.length - 5);
  });

  test('stops when asked to', async () => {
    const api = await fakeApi(temporaryFolder());
    await expect(api.load(exampleEndsAt, AbortSignal.abort())).rejects.toHaveProperty('name', 'AbortError');
    expect(api.received).toEqual([]);
  });
});
