import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { exportStage } from '../../backup/export-stage.ts';
import { type ImportOptions, importStage } from '../../backup/import-stage.ts';
import { fingerprintOf, importedKeys } from '../../backup/known-keys.ts';
import { openLocalTables } from '../../backup/local-tables.ts';
import { type Manifest, readManifest } from '../../backup/manifest.ts';
import { keyFingerprint } from '../../domain/access/key-fingerprint.ts';
import { readDemoTokens } from '../../local/example/demo-tokens.ts';
import { createFolder } from '../../local/home/create-folder.ts';
import { startLocalStack } from '../../local/stack.ts';
import { prepareHome } from '../crash/prepared-home.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'tiendo-drill-'));
/** A data folder shortly before and shortly after Monday's report, and exports of both. */
const before = join(root, 'before');
const after = join(root, 'after');
const exportBefore = join(root, 'export-before');
const exportAfter = join(root, 'export-after');
const reported = Temporal.Instant.from('2024-01-08T07:20:00+07:00');
const later = Temporal.Instant.from('2024-01-08T08:40:00+07:00');
let mails: number;

const quiet = () => undefined;
const options: ImportOptions = { intoNonEmpty: false, nothingSentSince: false, onProgress: quiet };

async function start(home: string, at?: Temporal.Instant) {
  const stack = await startLocalStack({ home, port: 0, example: false, ...(at === undefined ? {} : { at }) });
  onTestFinished(() => stack.close());
  return stack;
}

async function exported(home: string, folder: string, onProgress: () => void = quiet): Promise<Manifest> {
  const stage = await openLocalTables(home, null);
  try {
    return await exportStage(stage, folder, onProgress);
  } finally {
    await stage.close();
  }
}

async function imported(folder: string, home: string, differences: Partial<ImportOptions> = {}) {
  const stage = await openLocalTables(home, Temporal.Instant.from('2024-01-08T07:20:05+07:00'));
  try {
    return await importStage(stage, folder, { ...options, ...differences });
  } finally {
    await stage.close();
  }
}

/** What a table holds: how many rows, and their hash. */
const contents = ({ tables }: Manifest) =>
  Object.fromEntries(
    Object.entries(tables).map(([name, { rows, sha256Sum }]) => [
      name,
      { rows, sha256Sum: BigInt(`0x${sha256Sum}`) },
    ]),
  );

beforeAll(async () => {
  await prepareHome(before, 3);
  cpSync(before, after, { recursive: true });
  const stack = await startLocalStack({ home: after, port: 0, example: false });
  const earlier = stack.mails().length;
  await stack.advanceTo(reported);
  mails = stack.mails().length - earlier;
  await stack.close();
  await exported(before, exportBefore);
  await exported(after, exportAfter);
}, 180_000);

afterAll(() => rmSync(root, { recursive: true }));

describe('F64: a stage exported and imported into an empty one', { timeout: 120_000 }, () => {
  it('holds the same rows, by count and hash, and the same editions', async () => {
    const home = join(temporaryFolder(), 'target');
    const { tables, signingKey } = await imported(exportAfter, home, { nothingSentSince: true });
    expect(signingKey).toBe('unknown');
    expect(
      Object.values(tables).map(({ there, replaced, different }) => [there, replaced, different]),
    ).toEqual(Array(3).fill([0, 0, 0]));
    const folder = temporaryFolder();
    const manifest = await exported(home, folder);
    expect(contents(manifest)).toEqual(contents(await exported(after, exportAfter)));
    const path = '/v1/rankings/766/2024-W01?league=departments';
    const stack = await start(home);
    const source = await start(after);
    const read = async (url: string, of: string) => {
      const authorization = `Bearer ${readDemoTokens(join(of, 'demo-tokens.json'))?.['operations']}`;
      const response = await fetch(`${url}${path}`, { headers: { authorization } });
      return { status: response.status, tag: response.headers.get('etag'), body: await response.json() };
    };
    const edition = await read(stack.url, home);
    expect(edition.status).toBe(200);
    expect(edition).toEqual(await read(source.url, after));
  });

  it('goes on after an interruption, both ways, as if there had been none', async () => {
    const folder = join(temporaryFolder(), 'export');
    const home = join(temporaryFolder(), 'target');
    const interrupt = () => {
      throw new Error('interrupted');
    };
    let pages = 0;
    for (let finished = false; !finished; pages += 1) {
      finished = await exported(after, folder, interrupt).then(
        () => true,
        () => false,
      );
      // What was written and not recorded is written again.
      const tables = Object.entries(readManifest(folder)?.tables ?? {});
      for (const [name, { done, rows }] of tables)
        if (!done && rows > 0) appendFileSync(join(folder, `${name}.jsonl`), '{"sha256":');
    }
    expect(pages).toBeGreaterThan(3);
    expect(contents(await exported(after, folder))).toEqual(contents(await exported(after, exportAfter)));
    let calls = 0;
    const onProgress = () => {
      calls += 1;
      if (calls === 5) interrupt();
    };
    await expect(imported(folder, home, { onProgress, nothingSentSince: true })).rejects.toThrow(
      'interrupted',
    );
    const { tables } = await imported(folder, home, { nothingSentSince: true });
    expect(Object.values(tables).reduce((sum, { there }) => sum + there, 0)).toBeGreaterThan(20);
    expect(contents(await exported(home, temporaryFolder()))).toEqual(
      contents(await exported(after, folder)),
    );
  });

  it('F69: mails nothing that the exported stage sent after the export; the next messages go once resumed', async () => {
    const home = join(temporaryFolder(), 'target');
    expect(mails).toBe(3);
    await (await start(home, reported)).close();
    await imported(exportBefore, home);
    const stack = await start(home);
    await stack.advanceTo(later);
    expect(stack.mails()).toEqual([]);
    const authorization = `Bearer ${readDemoTokens(join(home, 'demo-tokens.json'))?.['operations']}`;
    const call = (method: string, path: string) =>
      fetch(`${stack.url}${path}`, { method, headers: { authorization } }).then((reply) => reply.json());
    const { paused, by } = Object(await call('GET', '/v1/sending'));
    expect({ paused, by }).toEqual({ paused: true, by: 'import' });
    await call('POST', '/v1/deliveries/resume');
    await stack.advanceTo(later.add({ hours: 1 }));
    expect(stack.mails()).toEqual([]);
    await stack.advanceTo(Temporal.Instant.from('2024-01-15T07:20:00+07:00'));
    expect(stack.mails().map(({ occurrence }) => occurrence)).toEqual(
      Array(3).fill('report@2024-01-15T00:00:00Z'),
    );
  });
});

it('F129: an import says whether the stage signs with the key of the exported one, whose fingerprint is in the export', async () => {
  const key = readFileSync(join(after, 'signing-key'));
  const fingerprint = keyFingerprint(key);
  expect(readManifest(exportAfter)?.signingKey).toBe(fingerprint);
  expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
  const of = async (own: Buffer) => {
    const home = join(temporaryFolder(), 'target');
    createFolder(home);
    writeFileSync(join(home, 'signing-key'), own);
    const { signingKey } = await imported(exportAfter, home, { nothingSentSince: true });
    const stage = await openLocalTables(home, null);
    try {
      return { signingKey, own: await fingerprintOf(stage), imported: await importedKeys(stage) };
    } finally {
      await stage.close();
    }
  };
  expect(await of(key)).toEqual({ signingKey: 'same', own: fingerprint, imported: [fingerprint] });
  const other = Buffer.alloc(32, 7);
  expect(await of(other)).toEqual({
    signingKey: 'other',
    own: keyFingerprint(other),
    imported: [fingerprint],
  });
}, 120_000);

describe('an import', { timeout: 120_000 }, () => {
  it('into a stage with data is refused before anything is written, unless told; then what is there stays', async () => {
    const home = join(temporaryFolder(), 'target');
    cpSync(after, home, { recursive: true });
    await expect(imported(exportBefore, home)).rejects.toThrow('The target holds data; nothing was written.');
    const same = await exported(home, temporaryFolder());
    expect(contents(same)).toEqual(contents(await exported(after, exportAfter)));
    const { tables } = await imported(exportBefore, home, { intoNonEmpty: true, nothingSentSince: true });
    const { there, ...others } = tables.submissions;
    expect(others).toEqual({ added: 0, replaced: 0, different: 0 });
    expect(contents(await exported(home, temporaryFolder()))).toEqual(contents(same));
  });

  it.each([
    ['a changed row', (text: string) => text.replace('"S":"BD.', '"S":"BE.'), /damaged at line \d+/],
    ['half a line', (text: string) => text.slice(0, -10), /damaged at line \d+/],
    [
      'a missing row',
      (text: string) => text.slice(text.indexOf('\n') + 1),
      /has \d+ rows, the export had \d+/,
    ],
  ])('of an export with %s is refused before anything is written', async (_, spoil, message) => {
    const folder = join(temporaryFolder(), 'export');
    const home = join(temporaryFolder(), 'target');
    cpSync(exportBefore, folder, { recursive: true });
    const file = join(folder, 'submissions.jsonl');
    const text = readFileSync(file, 'utf8');
    expect(spoil(text)).not.toBe(text);
    writeFileSync(file, spoil(text));
    await expect(imported(folder, home)).rejects.toThrow(message);
    const { tables } = await exported(home, temporaryFolder());
    expect(Object.values(tables).map(({ rows }) => rows)).toEqual([0, 0, 0]);
  });

  it('of an export that is not complete, or of none, is refused', async () => {
    const folder = join(temporaryFolder(), 'export');
    const home = join(temporaryFolder(), 'target');
    await exported(after, folder, () => {
      throw new Error('interrupted');
    }).catch(quiet);
    await expect(imported(folder, home)).rejects.toThrow('is not complete');
    await expect(imported(temporaryFolder(), home)).rejects.toThrow('has no export');
  });
});
