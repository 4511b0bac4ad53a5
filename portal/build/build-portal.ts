import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import { serviceWorkerFile } from '../../contract/portal-paths.ts';
import { shellHtml } from './shell.ts';

/** A file of the portal as it is served. */
type PortalFile = {
  /** Such as `main-4TQZ7KPD.js`; `index.html` is the shell. */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** The portal, built. */
export type BuiltPortal = {
  readonly files: readonly PortalFile[];
  /** Bytes of script and style of the first load, compressed with brotli. */
  readonly firstLoad: number;
  /** The sources that script and style are made of, relative to the project. */
  readonly sources: readonly string[];
};

/** The most that script and style of the first load may weigh, in bytes of brotli. */
export const mostFirstLoad = 40 * 1024;

/** Browsers of old laptops: Chrome 109 is the last one for Windows 7 and 8.1. */
const target = ['chrome109', 'firefox115', 'safari16'];

const folder = fileURLToPath(new URL('..', import.meta.url));

const common = {
  absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  target,
  outdir: folder,
  entryNames: '[name]-[hash]',
  logLevel: 'silent',
  legalComments: 'none',
  jsx: 'automatic',
  jsxImportSource: 'preact',
} as const satisfies BuildOptions;

/**
 * Builds the portal: the shell, its script and style under hashed names, its icon, and the service worker that keeps them.
 * The same sources give the same bytes.
 * @throws Error when the first load is over {@link mostFirstLoad}, or the sources do not compile
 */
export async function buildPortal(): Promise<BuiltPortal> {
  const app = await build({
    ...common,
    format: 'esm',
    entryPoints: [`${folder}main.tsx`, `${folder}portal.css`],
  });
  const loaded = app.outputFiles.map(({ path, contents }) => fileOf(path, contents));
  const iconBytes = await readFile(`${folder}icon.svg`);
  const icon = fileOf(`icon-${hashOf([iconBytes])}.svg`, iconBytes);
  const shell = fileOf(
    'index.html',
    Buffer.from(shellHtml({ script: named(loaded, '.js'), style: named(loaded, '.css'), icon: icon.name })),
  );
  const kept = [...loaded, icon];
  const worker = await build({
    ...common,
    format: 'iife',
    entryPoints: [`${folder}service-worker.ts`],
    define: {
      KEPT_FILES: JSON.stringify(kept.map(({ name }) => `/portal/${name}`)),
      VERSION: JSON.stringify(hashOf([shell.bytes])),
    },
  });
  const [workerOutput] = worker.outputFiles;
  if (workerOutput === undefined) throw new Error('esbuild wrote no service worker');
  const firstLoad = loaded.reduce((sum, { bytes }) => sum + brotliCompressSync(bytes).length, 0);
  if (firstLoad > mostFirstLoad)
    throw new Error(`script and style of the portal weigh ${firstLoad} bytes, over ${mostFirstLoad}`);
  return {
    files: [shell, ...kept, { ...fileOf(workerOutput.path, workerOutput.contents), name: serviceWorkerFile }],
    firstLoad,
    sources: [app, worker].flatMap(({ metafile }) => Object.keys(metafile.inputs)),
  };
}

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

function fileOf(path: string, contents: Uint8Array): PortalFile {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const contentType = contentTypes[name.slice(name.lastIndexOf('.') + 1)];
  if (contentType === undefined) throw new Error(`the portal serves no such file: ${name}`);
  return { name, contentType, bytes: new Uint8Array(contents) };
}

function named(files: readonly PortalFile[], ending: string): string {
  const found = files.find(({ name }) => name.endsWith(ending));
  if (found === undefined) throw new Error(`esbuild wrote no ${ending}`);
  return found.name;
}

function hashOf(contents: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const bytes of contents) hash.update(bytes);
  return hash.digest('hex').slice(0, 8).toUpperCase();
}
