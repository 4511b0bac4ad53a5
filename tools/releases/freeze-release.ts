/*
 * Keeps the functions of a release as one file, so that the tests can run it beside today's code:
 *
 *     node tools/releases/freeze-release.ts <version> <tag or commit>
 *
 * writes test/fixtures/release-<version>/functions.mjs. The clients of AWS and the logger are left to today's dependencies.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const [version, commit] = process.argv.slice(2);
if (version === undefined || commit === undefined)
  throw new RangeError('usage: freeze-release.ts <version> <tag or commit>');

const home = mkdtempSync(join(tmpdir(), 'release-'));
try {
  const archive = execFileSync('git', ['archive', commit], { maxBuffer: 2 ** 30 });
  execFileSync('tar', ['x', '-C', home], { input: archive });
  execFileSync('npm', ['ci', '--omit=dev', '--omit=optional', '--ignore-scripts', '--silent'], { cwd: home });
  const entry = join(home, 'functions', 'release.ts');
  writeFileSync(
    entry,
    entryOf(['submissions', 'results', 'registry', 'operations', 'schedule', 'sender', 'mail-events']),
  );
  const folder = join('test', 'fixtures', `release-${version}`);
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [entry],
    outfile: join(folder, 'functions.mjs'),
    bundle: true,
    minify: true,
    keepNames: true,
    charset: 'utf8',
    legalComments: 'none',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: ['@aws-sdk/*', '@aws-lambda-powertools/*', '@smithy/*', 'nodemailer'],
    banner: {
      js: `// Tiến Độ ${version}, made from ${commit} by tools/releases/freeze-release.ts; not to be edited.`,
    },
  });
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** A module with one export, `release`, that composes the functions with a clock that gives the time as a text. */
function entryOf(functions: readonly string[]): string {
  const pascal = (name: string) =>
    name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const imports = functions.map((name) => `import { compose${pascal(name)} } from './${name}/compose.ts';`);
  const composed = functions.map(
    (name) => `'${name}': () => compose${pascal(name)}(environment, surroundings),`,
  );
  return `import { Temporal } from 'temporal-polyfill';
${imports.join('\n')}
/** The functions of the release by name, each composed when it is called. */
export function release(environment, { time, ...given }) {
  const surroundings = { ...given, clock: { now: () => Temporal.Instant.from(time()) } };
  return {
    ${composed.join('\n    ')}
  };
}
`;
}
