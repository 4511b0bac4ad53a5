import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import * as z from 'zod';
import { functionNames } from '../../functions/deployment/function-names.ts';
import { bundle, bundleEnvironment } from '../bundled-function.ts';
import { type Measured, median } from '../measure.ts';
import type { Section } from '../section.ts';
import { verdictOn } from '../verdict.ts';

const names = { hello: 'hello world', sdk: 'hello world with the SDK' };

/** How many processes are started of each in a round. */
const times = 3;

const costSchema = z.tuple([z.number(), z.number()]);

/**
 * The start of every function up to its first request, as a process of its own: Node, the bundle, its clients. Beside it a
 * function that does nothing, and one that only creates the SDK's DynamoDB client, both bundled the usual way.
 */
export const coldStart: Section = {
  name: 'cold-start',
  async run({ rounds }) {
    const folder = mkdtempSync(join(tmpdir(), 'tiendo-bench-'));
    try {
      const files = new Map<string, string>([
        [names.hello, await baseline(folder, 'hello')],
        [names.sdk, await baseline(folder, 'hello-with-sdk')],
        ...functionNames.map((name): [string, string] => [name, bundle(folder, name)]),
      ]);
      const measured = measureStarts(files, rounds * times);
      const cpuOf = (name: string) => measured.find((one) => one.name === name)?.cpu ?? Number.NaN;
      return {
        heading: [...files].map(([name, file]) => `${name} ${kilobytes(file)}`).join(', '),
        measured,
        verdicts: functionNames.map((name) =>
          verdictOn(`${name} ⁄ ${names.sdk}`, cpuOf(name) / cpuOf(names.sdk), { atMost: 4 }),
        ),
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function measureStarts(files: ReadonlyMap<string, string>, count: number): Measured[] {
  const starts = [...files].map(([name, file]) => ({ name, file, costs: [] as [number, number][] }));
  for (let nth = 0; nth <= count; nth += 1)
    for (const { file, costs } of starts) {
      const cost = startOf(file);
      if (nth > 0) costs.push(cost);
    }
  return starts.map(({ name, costs }) => ({
    name,
    elapsed: median(costs.map(([elapsed]) => elapsed)),
    cpu: median(costs.map(([, cpu]) => cpu)),
  }));
}

/** Starts a process that loads a bundle. @returns its elapsed time and processor time, in milliseconds */
function startOf(file: string): [number, number] {
  const source = `
    await import(${JSON.stringify(file)});
    const { user, system } = process.cpuUsage();
    process.stdout.write(JSON.stringify([performance.now(), (user + system) / 1000]) + '\\n');
    process.exit();`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', source], {
    env: bundleEnvironment,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return costSchema.parse(JSON.parse(stdout));
}

/** A function beside which others are measured, as an ES module. @returns the path of its bundle */
async function baseline(folder: string, name: 'hello' | 'hello-with-sdk'): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [fileURLToPath(new URL(`../baselines/${name}.ts`, import.meta.url))],
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    outfile,
  });
  return outfile;
}

function kilobytes(file: string): string {
  return `${Math.round(statSync(file).size / 1_000)} KB`;
}
