import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportStage } from '../../backup/export-stage.ts';
import { type Imported, importStage } from '../../backup/import-stage.ts';
import { openLocalTables } from '../../backup/local-tables.ts';
import type { Manifest } from '../../backup/manifest.ts';
import { readDemoTokens } from '../../local/example/demo-tokens.ts';
import { startLocalStack } from '../../local/stack.ts';
import { prepareHome } from '../crash/prepared-home.ts';
import { type DeployedStack, startDeployedStack } from './stack.ts';

const root = mkdtempSync(join(tmpdir(), 'tiendo-deployed-drill-'));
const home = join(root, 'local');
const quiet = () => undefined;
const path = '/v1/rankings/766/2024-W01?league=departments';

let local: { mails: number; edition: Awaited<ReturnType<typeof read>>; manifest: Manifest };
let stack: DeployedStack;
let imported: Imported;

/** What the API says of a ranking: its entity tag, which holds the digest, and the whole. */
async function read(url: string) {
  const authorization = `Bearer ${readDemoTokens(join(home, 'demo-tokens.json'))?.['operations']}`;
  const response = await fetch(`${url}${path}`, { headers: { authorization } });
  return { status: response.status, tag: response.headers.get('etag'), body: await response.json() };
}

async function call(method: string, address: string): Promise<object> {
  const authorization = `Bearer ${readDemoTokens(join(home, 'demo-tokens.json'))?.['operations']}`;
  const response = await fetch(`${stack.url}${address}`, { method, headers: { authorization } });
  return Object(await response.json());
}

async function sentBetween(work: () => Promise<unknown>): Promise<number> {
  const before = stack.mail.all().length;
  await work();
  return stack.mail.all().length - before;
}

beforeAll(async () => {
  await prepareHome(home, 3);
  const source = await startLocalStack({ home, port: 0, example: false });
  const earlier = source.mails().length;
  await source.advanceTo(Temporal.Instant.from('2024-01-08T07:20:00+07:00'));
  const edition = await read(source.url);
  const mails = source.mails().length - earlier;
  await source.close();
  const tables = await openLocalTables(home, null);
  const manifest = await exportStage(tables, join(root, 'export'), quiet);
  await tables.close();
  local = { mails, edition, manifest };
  stack = await startDeployedStack('2024-01-08T01:40:00Z', join(root, 'mail'));
  imported = await importStage(stack.tables, join(root, 'export'), {
    intoNonEmpty: false,
    nothingSentSince: true,
    onProgress: quiet,
  });
}, 300_000);

afterAll(async () => {
  await stack.close();
  rmSync(root, { recursive: true });
});

describe('F64: a local stage moved into a deployed one', { timeout: 120_000 }, () => {
  it('holds the same rows, by count and hash', async () => {
    const again = await exportStage(stack.tables, join(root, 'again'), quiet);
    const contents = ({ tables }: Manifest) =>
      Object.entries(tables).map(([name, { rows, sha256Sum }]) => [name, rows, BigInt(`0x${sha256Sum}`)]);
    expect(contents(again)).toEqual(contents(local.manifest));
    expect(imported.signingKey).toBe('other');
  });

  it('answers with the same editions through the deployed functions, to the same tokens', async () => {
    expect(local.edition.status).toBe(200);
    expect(await read(stack.url)).toEqual(local.edition);
  });

  it('mails nothing twice: nothing while it is paused nor when it resumes, then the next report once', async () => {
    expect(local.mails).toBe(3);
    expect(await sentBetween(stack.send)).toBe(0);
    expect(await call('GET', '/v1/sending')).toHaveProperty('by', 'import');
    await call('POST', '/v1/deliveries/resume');
    stack.setNow('2024-01-08T01:45:00Z');
    expect(await sentBetween(stack.send)).toBe(0);
    stack.setNow('2024-01-08T01:50:00Z');
    expect(await stack.run('report', '2024-01-08T00:00:00Z')).toEqual({ status: 'already-finished' });
    expect(await sentBetween(stack.send)).toBe(0);
    stack.setNow('2024-01-14T23:05:00Z');
    await stack.run('rank', '2024-01-14T23:05:00Z');
    stack.setNow('2024-01-15T00:00:00Z');
    await stack.run('report', '2024-01-15T00:00:00Z');
    stack.setNow('2024-01-15T00:05:00Z');
    expect(await sentBetween(stack.send)).toBe(3);
    expect(await sentBetween(stack.send)).toBe(0);
  });
});
