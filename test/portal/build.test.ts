import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type BuiltPortal, budget, buildPortal } from '../../portal/build/build-portal.ts';

const built = await buildPortal();
const textOf = ({ files }: BuiltPortal, pattern: RegExp) =>
  files.filter(({ name }) => pattern.test(name)).map(({ bytes }) => Buffer.from(bytes).toString());
const [shell = ''] = textOf(built, /^index\.html$/);

describe('the portal', () => {
  /** The files that the shell names, and those beyond them. */
  const isNamed = ({ name }: { readonly name: string }) => shell.includes(`"/portal/${name}"`);
  const weightOf = (files: BuiltPortal['files']) =>
    files
      .filter(({ name }) => /\.(?:js|css)$/.test(name) && name !== 'service-worker.js')
      .reduce((sum, { bytes }) => sum + brotliCompressSync(bytes).length, 0);

  it('loads script and style of at most 40 KB, and for operations at most 24 KB beside them', () => {
    expect(built.firstLoad).toBe(weightOf(built.files.filter(isNamed)));
    expect(built.operationsLoad).toBe(weightOf(built.files.filter((file) => !isNamed(file))));
    expect(budget).toEqual({ firstLoad: 40 * 1024, operationsLoad: 24 * 1024 });
    expect(built.firstLoad).toBeLessThanOrEqual(budget.firstLoad);
    expect(built.operationsLoad).toBeLessThanOrEqual(budget.operationsLoad);
    expect(built.operationsLoad).toBeGreaterThan(1024);
  });

  it('is not built when a load is a byte over its budget, and is when it is not', async () => {
    const { firstLoad, operationsLoad } = built;
    expect((await buildPortal({ firstLoad, operationsLoad })).firstLoad).toBe(firstLoad);
    await expect(buildPortal({ firstLoad: firstLoad - 1, operationsLoad })).rejects.toThrow(
      /script and style of the portal/,
    );
    await expect(buildPortal({ firstLoad, operationsLoad: operationsLoad - 1 })).rejects.toThrow(
      /the scripts of operations/,
    );
  });

  it('names in the shell everything that the first script imports at once', () => {
    const scripts = built.files.filter(({ name }) => name.endsWith('.js'));
    const importedBy = (file: (typeof scripts)[number]) =>
      [
        ...Buffer.from(file.bytes)
          .toString()
          .matchAll(/(?:from|import)\s*"\.\/([\w-]+\.js)"/g),
      ].map(([, name]) => name);
    const first = scripts.filter(isNamed);
    expect(first.length).toBeGreaterThan(1);
    expect(first.flatMap(importedBy).filter((name) => !first.some((one) => one.name === name))).toEqual([]);
    expect(Buffer.concat(first.map(({ bytes }) => bytes)).toString()).not.toContain('Thu hồi phiên');
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
      'chunk-#.js',
      'icon-#.svg',
      'index.html',
      'main-#.js',
      'operations-page-#.js',
      'portal-#.css',
      'service-worker.js',
    ]);
    expect(await buildPortal()).toEqual(built);
  });

  it('loads only its own files, and holds no script or style in the page', () => {
    const loaded = [...shell.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    const files = built.files.map(({ name }) => `/portal/${name}`);
    expect(loaded).toHaveLength(4);
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
