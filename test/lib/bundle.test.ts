import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bundleEnvironment } from '../../bench/bundled-function.ts';
import { type FunctionName, functionNames } from '../../functions/deployment/function-names.ts';
import { deployedCode } from '../deployed/deployed-code.ts';
import { bundledTemplate } from './bundled-template.ts';

const deployed = deployedCode(await bundledTemplate());

/** The bundle of a function, as it is deployed. */
function bundleOf(name: FunctionName): string {
  const code = deployed.get(name);
  if (code === undefined) throw new RangeError(`no function ${name}`);
  return code.file;
}

/**
 * Runs a module in its own process, without this one's environment.
 * @returns its output
 */
function run(source: string, environment: Record<string, string> = {}): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', source], {
    env: { AWS_REGION: 'ap-southeast-1', POWERTOOLS_LOG_LEVEL: 'SILENT', ...environment },
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

describe('bundles', () => {
  it('do not start without their environment', () => {
    const source = `import { handler } from '${pathToFileURL(bundleOf('sender'))}';`;
    expect(() => run(source)).toThrow('REPORTS_TABLE');
  });

  it('serve the files of Swagger UI that lie beside them', () => {
    const documentation = pathToFileURL(bundleOf('documentation'));
    const source = `
      import { handler } from '${documentation}';
      for (const path of ['/docs/swagger-ui.css', '/docs/swagger-ui-bundle.js', '/docs/favicon-32x32.png']) {
        const event = {
          version: '2.0', routeKey: 'GET /docs/{asset}', rawPath: path, rawQueryString: '', headers: {},
          requestContext: { requestId: '1', http: { method: 'GET', path } }, isBase64Encoded: false,
        };
        const { statusCode, body } = await handler(event, { getRemainingTimeInMillis: () => 1000 });
        console.log(path, statusCode, body.length > 500);
      }`;
    expect(run(source, { TIENDO_VERSION: '1.2.3' }).trim().split('\n')).toEqual([
      '/docs/swagger-ui.css 200 true',
      '/docs/swagger-ui-bundle.js 200 true',
      '/docs/favicon-32x32.png 200 true',
    ]);
  });
});

/**
 * The most each bundle may have, in bytes. 400,000 is the aim. Of what those above have, the AWS SDK takes 190,000, zod 105,000
 * and Temporal 56,000; what remains is the product's own, in two languages.
 */
const mostBytes: Readonly<Record<FunctionName, number>> = {
  submissions: 703_000,
  workbooks: 1_114_000,
  results: 732_000,
  registry: 752_000,
  operations: 1_038_000,
  documentation: 455_000,
  portal: 610_000,
  schedule: 634_000,
  sender: 831_000,
  'mail-events': 436_500,
  'operations-token': 400_000,
};

/** What no function uses, although something that it imports names it. */
const unused =
  /\/node_modules\/(@aws-sdk\/(credential-provider-\w+|nested-clients|token-providers)|@smithy\/credential-provider-imds|mime-types|mime-db)\b/;

const mapSchema = z.object({ sources: z.array(z.string()) });

describe.each(functionNames)('F113: the bundle of %s', (name) => {
  const file = bundleOf(name);

  it('starts by itself, with everything it imports inside', () => {
    const source = `import { handler } from '${pathToFileURL(file)}'; console.log(typeof handler);`;
    expect(run(source, bundleEnvironment)).toBe('function\n');
  });

  it('is no larger than its function needs', () => {
    expect(readFileSync(file).length).toBeLessThanOrEqual(mostBytes[name]);
  });

  it('has no clients and lists that it does not use, and reads no source map', () => {
    const { sources } = mapSchema.parse(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
    expect(sources.filter((source) => unused.test(source))).toEqual([]);
    expect(readFileSync(file, 'utf8')).not.toContain('sourceMappingURL');
  });
});

describe('a stack trace of a bundle', () => {
  it('is read with the source map that lies beside it', () => {
    const file = bundleOf('operations-token');
    const failing = `try { require('${file}') } catch ({ stack }) { console.log(stack) }`;
    const trace = execFileSync(process.execPath, ['--eval', failing], { env: {}, encoding: 'utf8' });
    expect(trace).toMatch(/index\.js:\d+:\d+/);
    const read = execFileSync(process.execPath, ['tools/read-trace.ts', `${file}.map`], {
      input: trace,
      encoding: 'utf8',
    });
    expect(read).toMatch(/functions\/environment\.ts:\d+:\d+/);
    expect(read).toMatch(/functions\/operations-token\/lambda\.ts:\d+:\d+/);
  });
});
