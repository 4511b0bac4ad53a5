import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { serviceWorkerFile } from '../../contract/portal-paths.ts';
import { shellHtml } from './shell.ts';

/** A file of the portal as it is served. */
type PortalFile = {
  /** Such as `main-4TQZ7KPD.js`; `index.html` is the shell. */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** The portal's files for the browser, with what they weigh. */
export type BuiltPortal = {
  readonly files: readonly PortalFile[];
  /** Bytes of script and style of the first load, compressed with brotli. */
  readonly firstLoad: number;
  /** Bytes of script that pages of operations load beside it, compressed with brotli. */
  readonly operationsLoad: number;
  /** The sources that script and style are made of, relative to the project. */
  readonly sources: readonly string[];
};

/** What the portal may weigh at most, in bytes of brotli. */
export const budget = {
  /** Script and style of the first load. */
  firstLoad: 40 * 1024,
  /** The script of the pages of operations beside it. */
  operationsLoad: 24 * 1024,
} as const;

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
  chunkNames: '[name]-[hash]',
  logLevel: 'silent',
  legalComments: 'none',
  jsx: 'automatic',
  jsxImportSource: 'preact',
} as const satisfies BuildOptions;

/**
 * Builds the portal: the shell, its scripts and style under hashed names, its icon, and the service worker that keeps what the
 * shell loads. Other scripts are loaded by the pages that need them. The same sources give the same bytes.
 * @param most what it may weigh
 * @throws Error when a load is over that, or the sources do not compile
 */
export async function buildPortal(
  most: Readonly<Record<keyof typeof budget, number>> = budget,
): Promise<BuiltPortal> {
  const app = await build({
    ...common,
    format: 'esm',
    splitting: true,
    entryPoints: [`${folder}main.tsx`, `${folder}portal.css`],
  });
  const files = app.outputFiles.map(({ path, contents }) => fileOf(path, contents));
  const first = loadedAtFirst(app.metafile);
  const loaded = files.filter(({ name }) => first.has(name));
  const later = files.filter(({ name }) => !first.has(name));
  const iconBytes = await readFile(`${folder}icon.svg`);
  const icon = fileOf(`icon-${hashOf([iconBytes])}.svg`, iconBytes);
  const shell = fileOf(
    'index.html',
    Buffer.from(shellHtml({ scripts: scriptsOf(loaded), style: named(loaded, '.css'), icon: icon.name })),
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
  const firstLoad = weigh('script and style of the portal', loaded, most.firstLoad);
  const operationsLoad = weigh('the scripts of operations', later, most.operationsLoad);
  return {
    files: [
      shell,
      ...kept,
      ...later,
      { ...fileOf(workerOutput.path, workerOutput.contents), name: serviceWorkerFile },
    ],
    firstLoad,
    operationsLoad,
    sources: [app, worker].flatMap(({ metafile }) => Object.keys(metafile.inputs)),
  };
}

/** The names of the files that the shell loads: the entries, and what they import at once. */
function loadedAtFirst({ outputs }: Metafile): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (path: string) => {
    if (found.has(nameOf(path))) return;
    found.add(nameOf(path));
    for (const { path: next, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement') follow(next);
  };
  for (const [path, { entryPoint = '' }] of Object.entries(outputs))
    if (/portal\/(?:main\.tsx|portal\.css)$/.test(entryPoint)) follow(path);
  return found;
}

/** The scripts of the first load, the one that begins it first. */
function scriptsOf(files: readonly PortalFile[]): string[] {
  const scripts = files.map(({ name }) => name).filter((name) => name.endsWith('.js'));
  const isMain = (name: string) => name.startsWith('main-');
  return [...scripts.filter(isMain), ...scripts.filter((name) => !isMain(name))];
}

/** @returns the bytes of files, compressed with brotli @throws Error over the most that they may weigh */
function weigh(what: string, files: readonly PortalFile[], most: number): number {
  const weight = files.reduce((sum, { bytes }) => sum + brotliCompressSync(bytes).length, 0);
  if (weight > most) throw new Error(`${what} weigh ${weight} bytes, over ${most}`);
  return weight;
}

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

function fileOf(path: string, contents: Uint8Array): PortalFile {
  const name = nameOf(path);
  const contentType = contentTypes[name.slice(name.lastIndexOf('.') + 1)];
  if (contentType === undefined) throw new Error(`the portal serves no such file: ${name}`);
  return { name, contentType, bytes: new Uint8Array(contents) };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
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
