import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import * as z from 'zod';
import { makeToken, tokenEntropyBytes } from '../../domain/access/token.ts';
import { type FunctionName, functionNames } from '../../functions/deployment/function-names.ts';
import { closeServer, listenOnLoopback } from '../../local/loopback.ts';
import { bundle, bundleEnvironment } from '../bundled-function.ts';
import { type Measured, median } from '../measure.ts';
import type { Section } from '../section.ts';
import { verdictOn } from '../verdict.ts';

const names = { hello: 'hello world', sdk: 'hello world with the SDK' };

/** How many processes are started of each in a round. */
const times = 3;

const startSchema = z.object({ elapsed: z.number(), cpu: z.number(), status: z.int().nullable() });

const { token } = makeToken(new Uint8Array(tokenEntropyBytes).fill(7));
const nominalTime = '2024-01-15T00:30:00Z';

/** What each function is asked first, and how it answers over tables in which nothing is; null where it answers no request. */
const firstRequests: Readonly<
  Record<FunctionName, { readonly event: unknown; readonly status: number | null }>
> = {
  submissions: { event: requestOf('/v1/submissions/S/2024-W02/P.A'), status: 401 },
  workbooks: { event: requestOf('/v1/owed/P.A'), status: 401 },
  results: { event: requestOf('/v1/milestones'), status: 401 },
  registry: { event: requestOf('/v1/catalogue'), status: 401 },
  operations: { event: requestOf('/v1/sending'), status: 401 },
  portal: { event: requestOf('/v1/session'), status: 401 },
  documentation: { event: requestOf('/v1/openapi.json'), status: 200 },
  schedule: { event: { job: 'reconcile', nominalTime }, status: null },
  sender: { event: { job: 'deliver', nominalTime }, status: null },
  'mail-events': { event: [], status: null },
  'operations-token': { event: { label: 'bench' }, status: null },
};

/** A request with a token that nobody has, as API Gateway hands it over. */
function requestOf(rawPath: string): unknown {
  const http = {
    method: 'GET',
    path: rawPath,
    protocol: 'HTTP/1.1',
    sourceIp: '127.0.0.1',
    userAgent: 'bench',
  };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: '',
    isBase64Encoded: false,
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    requestContext: { accountId: '', apiId: '', requestId: 'bench', stage: '$default', timeEpoch: 0, http },
  };
}

/**
 * The start of every function and its first request, as a process of its own: Node, the bundle, its clients, and a call of tables in
 * which nothing is, so that work moved from loading to the first use counts too. Beside it a function that does nothing, and one
 * that only creates the SDK's DynamoDB client, both bundled the usual way.
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
      const measured = await overEmptyTables((origin) => measureStarts(files, rounds * times, origin));
      const cpuOf = (name: string) => measured.find((one) => one.name === name)?.cpu ?? Number.NaN;
      return {
        heading: [...files].map(([name, file]) => `${name} ${kilobytes(file)}`).join(', '),
        measured,
        verdicts: functionNames.map((name) =>
          verdictOn(`${name} ⁄ ${names.sdk}`, cpuOf(name) / cpuOf(names.sdk), { atMost: 3 }),
        ),
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** Runs something beside a server that answers every call of a table with nothing. */
async function overEmptyTables<T>(use: (origin: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
      response.end('{}');
    });
  });
  const origin = await listenOnLoopback(server);
  try {
    return await use(origin);
  } finally {
    await closeServer(server);
  }
}

async function measureStarts(
  files: ReadonlyMap<string, string>,
  count: number,
  origin: string,
): Promise<Measured[]> {
  const starts = [...files].map(([name, file]) => ({ name, file, costs: [] as Start[] }));
  for (let nth = 0; nth <= count; nth += 1)
    for (const { name, file, costs } of starts) {
      const first = functionNames.find((one) => one === name);
      const { event, status } = first === undefined ? { event: {}, status: 200 } : firstRequests[first];
      const start = await startOf(file, event, origin);
      if (start.status !== status) throw new Error(`${name} answered its first request with ${start.status}`);
      if (nth > 0) costs.push(start);
    }
  return starts.map(({ name, costs }) => ({
    name,
    elapsed: median(costs.map(({ elapsed }) => elapsed)),
    cpu: median(costs.map(({ cpu }) => cpu)),
  }));
}

type Start = z.infer<typeof startSchema>;

const run = promisify(execFile);

/** Starts a process that loads a bundle and makes one request. @returns its times in milliseconds, and the status of the answer */
async function startOf(file: string, event: unknown, origin: string): Promise<Start> {
  const source = `
    const { handler } = await import(${JSON.stringify(file)});
    const context = { getRemainingTimeInMillis: () => 15_000, awsRequestId: 'bench', functionName: 'bench' };
    let status = null;
    try {
      status = (await handler(${JSON.stringify(event)}, context))?.statusCode ?? null;
    } catch {
      // Of a job over empty tables any end will do.
    }
    const { user, system } = process.cpuUsage();
    const cpu = (user + system) / 1000;
    process.stdout.write(\`\\n\${JSON.stringify({ elapsed: performance.now(), cpu, status })}\\n\`);
    process.exit();`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', source], {
    env: { ...bundleEnvironment, AWS_ENDPOINT_URL: origin },
  });
  return startSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
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
