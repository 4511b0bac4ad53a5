import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type BuiltPortal, buildPortal, mostFirstLoad } from '../../portal/build/build-portal.ts';

const built = await buildPortal();
const textOf = ({ files }: BuiltPortal, pattern: RegExp) =>
  files.filter(({ name }) => pattern.test(name)).map(({ bytes }) => Buffer.from(bytes).toString());
const [shell = ''] = textOf(built, /^index\.html$/);

describe('the portal', () => {
  it('loads script and style of at most 40 KB', () => {
    const sizes = built.files
      .filter(({ name }) => /^(?:main|portal)-/.test(name))
      .map(({ bytes }) => brotliCompressSync(bytes).length);
    expect(sizes).toHaveLength(2);
    expect(built.firstLoad).toBe(sizes.reduce((sum, size) => sum + size, 0));
    expect(mostFirstLoad).toBe(40 * 1024);
    expect(built.firstLoad).toBeLessThanOrEqual(mostFirstLoad);
  });

  it('carries neither zod nor Temporal, nor anything else from packages but its three libraries', () => {
    const packages = built.sources.flatMap(
      (source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? [],
    );
    const known = ['@preact/signals', '@preact/signals-core', 'idb-keyval', 'preact'];
    expect([...new Set(packages)].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('has files that are named by their content, but for the shell and the service worker', async () => {
    const names = built.files.map(({ name }) => name.replace(/-[A-Z0-9]{8}\./, '-#.'));
    expect(names.toSorted()).toEqual([
      'icon-#.svg',
      'index.html',
      'main-#.js',
      'portal-#.css',
      'service-worker.js',
    ]);
    expect(await buildPortal()).toEqual(built);
  });

  it('loads only its own files, and holds no script or style in the page', () => {
    const loaded = [...shell.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    const files = built.files.map(({ name }) => `/portal/${name}`);
    expect(loaded).toHaveLength(3);
    expect(loaded.filter((address) => !files.includes(address))).toEqual([]);
    expect(shell).not.toMatch(/<style|style=|<script(?![^>]*src=)| on\w+=/);
  });

  it('keeps all the files that the shell loads in the service worker', () => {
    const [worker = ''] = textOf(built, /^service-worker\.js$/);
    const loaded = [...shell.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(loaded.filter((address) => !worker.includes(`"${address}"`))).toEqual([]);
    expect(worker).not.toContain('/v1/');
  });
});
