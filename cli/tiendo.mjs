/**
 * The command. Plain JavaScript, with the help in a file, because loading TypeScript and commander takes Node too long
 * before the first line of output.
 */
import './where-you-stand.mjs';

// Imported as an ES module, it would load its streams too, which no command needs. An old Node has no other way.
const { existsSync, readFileSync } = process.getBuiltinModule?.('node:fs') ?? (await import('node:fs'));

// A reader such as `head` may stop early: the command goes on to its end and keeps its exit code.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') process.exitCode = 1;
  });
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (process.argv.length <= 2) {
  process.stdout.write(readFileSync(new URL('program/help.txt', import.meta.url)));
} else if (major < 22 || (major === 22 && minor < 18)) {
  refuse(
    `Cần Node 22.18 trở lên, nên dùng Node 24; máy này đang có ${process.version}.`,
    `Tiến Độ needs Node 22.18 or newer, preferably 24; this machine has ${process.version}.`,
  );
} else if (!existsSync(new URL('../node_modules/commander', import.meta.url))) {
  refuse(
    'Chưa cài đặt thư viện: chạy «npm ci», hoặc «npm start» để chạy thử.',
    'The dependencies are not installed: run “npm ci”, or “npm start” for the local stack.',
  );
} else {
  // One command parses an answer or two: compiling zod's schemas, as it does unless told before it is loaded, takes longer.
  globalThis.__zod_globalConfig = { jitless: true };
  // Keeps the compiled code of modules outside the bundle between runs.
  process.getBuiltinModule('node:module').enableCompileCache();
  const { currentBundle, loadBundle } = await import('./bundle.mjs');
  const bundle = await currentBundle();
  const loaded = bundle === null ? null : loadBundle(bundle, process.argv.slice(2));
  const { run } = loaded === null ? await import('./run.ts') : loaded.exports;
  process.exitCode = await run();
  if (process.exitCode === 0) loaded?.keep();
}

/** @type {(vi: string, en: string) => void} */
function refuse(vi, en) {
  process.stderr.write(`${vi}\n${en}\n`);
  process.exitCode = 1;
}
