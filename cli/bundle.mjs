/**
 * The command as one file, made when it is first used and whenever its sources have changed. Loading hundreds of
 * TypeScript files takes Node longer than most commands take. Plain JavaScript, because it runs before anything is loaded.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';

// Imported as an ES module, it would load its streams too, which no command needs.
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } =
  process.getBuiltinModule('node:fs');

const maker = fileURLToPath(import.meta.url);
const ownProject = fileURLToPath(new URL('..', import.meta.url));

/** The dependencies of a bundle change with these. */
const installed = ['package.json', 'package-lock.json'];

/**
 * @typedef {{ readonly project: string, readonly entry: string, readonly cache: string }} Place
 * A bundle: the project's folder with a `/` at its end, the entry's path in it, and the folder that holds the bundle.
 *
 * @typedef {{ project: string, maker: string, file: string, inputs: [path: string, state: string][] }} Index
 * What the bundle in the cache is made of, and the state of this file, which made it. The project's folder is part of it, because the
 * bundle contains its path.
 */

/** @type {Place} */
const own = { project: ownProject, entry: 'cli/run.ts', cache: `${ownProject}node_modules/.cache/tiendo/` };

/**
 * The file of a bundle of the sources as they are; null when none can be made, for example in a folder that is not ours.
 * @param {Place} place
 * @returns {Promise<string | null>}
 */
export async function currentBundle(place = own) {
  try {
    return freshBundle(place) ?? (await makeBundle(place));
  } catch {
    return null;
  }
}

/** Commands whose compiled code is kept, at most: one takes three quarters of a megabyte. */
const mostKept = 60;

/**
 * Loads a bundle with the code that an earlier run with the same first words compiled: compiling what a command calls takes about
 * as long as running it, and Node's own cache has only what is compiled while modules load.
 * @param {string} file
 * @param {readonly string[]} words of the command line
 * @returns what the bundle exports, and a function that keeps what was compiled until now for later runs
 */
export function loadBundle(file, words) {
  const { createRequire } = process.getBuiltinModule('node:module');
  const { Script, constants } = process.getBuiltinModule('node:vm');
  const kept = `${stemOf(file)}${nameOf(words)}.code`;
  const cachedData = contentOf(kept);
  // A bundle is ASCII, which is read fastest so.
  const script = new Script(`(function (require, module, exports) {${readFileSync(file, 'latin1')}\n})`, {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData === null ? {} : { cachedData }),
  });
  const module = { exports: {} };
  script.runInThisContext()(createRequire(file), module, module.exports);
  const keep = () => {
    if (cachedData !== null && script.cachedDataRejected !== true) return;
    try {
      if (!statSync(file).isFile() || (cachedData === null && besides(file).length >= mostKept)) return;
      const written = `${kept}.${process.pid}`;
      writeFileSync(written, script.createCachedData());
      renameSync(written, kept);
    } catch {
      // Where nothing can be kept, it is compiled again.
    }
  };
  return { exports: module.exports, keep };
}

/**
 * The name of a command: its first one or two words, of which no option and no file is one.
 * @param {readonly string[]} words
 */
function nameOf(words) {
  const other = words.findIndex((word) => !/^[a-z]+(-[a-z]+)*$/.test(word));
  const first = words.slice(0, Math.min(2, other === -1 ? 2 : other));
  const isHelp = words.includes('--help') || words.includes('-h');
  return [...first, isHelp ? 'help' : 'command'].join('-');
}

/**
 * What is kept of a bundle besides itself.
 * @param {string} file
 */
function besides(file) {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const all = readdirSync(folder).map((name) => folder + name);
  return all.filter((path) => path !== file && path.startsWith(stemOf(file)));
}

/** @param {string} file */
function stemOf(file) {
  return file.slice(0, -'cjs'.length);
}

/**
 * @param {string} file
 * @returns {Buffer | null}
 */
function contentOf(file) {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/**
 * @param {Place} place
 * @returns {string | null}
 */
function freshBundle({ project, cache }) {
  try {
    /** @type {Index} */
    const index = JSON.parse(readFileSync(`${cache}index.json`, 'utf8'));
    const isFresh =
      index.project === project &&
      index.maker === stateOf(maker) &&
      index.inputs.every(([path, state]) => stateOf(project + path) === state);
    return isFresh && statSync(index.file).isFile() ? index.file : null;
  } catch {
    return null;
  }
}

/**
 * The bundle is CommonJS, which loads a module, of ours or of Node, only when it is needed.
 * @param {Place} place
 * @returns {Promise<string>}
 */
async function makeBundle({ project, entry, cache }) {
  const { build } = await import('esbuild');
  const { metafile, outputFiles } = await build({
    absWorkingDir: project,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    minify: true,
    write: false,
    metafile: true,
    // Only few commands ask AWS, write a workbook or open a database, and what they use for it is a third of all.
    external: ['@aws-sdk/*', '@smithy/*', 'abstract-level', 'dynalite', 'hucre/*', 'level'],
    logLevel: 'silent',
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(project + entry).href) },
  });
  const sources = Object.keys(metafile.inputs).filter((path) => !path.startsWith('node_modules/'));
  const file = `${cache}${process.pid}-${Date.now()}.cjs`;
  mkdirSync(cache, { recursive: true });
  const before = fileBefore(cache);
  writeFileSync(file, outputFiles[0]?.contents ?? '');
  /** @type {Index} */
  const index = {
    project,
    maker: stateOf(maker),
    file,
    inputs: [...installed, ...sources].map((path) => [path, stateOf(project + path)]),
  };
  writeFileSync(`${file}.json`, JSON.stringify(index));
  renameSync(`${file}.json`, `${cache}index.json`);
  if (before !== null) for (const old of [before, ...besides(before)]) rmSync(old, { force: true });
  return file;
}

/**
 * @param {string} cache
 * @returns {string | null}
 */
function fileBefore(cache) {
  try {
    return JSON.parse(readFileSync(`${cache}index.json`, 'utf8')).file;
  } catch {
    return null;
  }
}

/** @param {string} path */
function stateOf(path) {
  const { mtimeMs, size } = statSync(path);
  return `${mtimeMs} ${size}`;
}
