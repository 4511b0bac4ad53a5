import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { describe, expect, it } from 'vitest';
import { bundleSwaggerUi } from '../../lib/swagger-ui-files.ts';
import { TiendoFunction, type TiendoFunctionProps } from '../../lib/tiendo-function.ts';
import { outputFolder } from './synthesized.ts';

const folder = outputFolder();

/**
 * Bundles a function as a deployment does.
 * @returns the bundle, away from anything else it could import
 */
function bundle(props: Pick<TiendoFunctionProps, 'name' | 'commandHooks'>): URL {
  const app = new App({ outdir: join(folder, props.name), builtinCloudFormationValidation: false });
  new TiendoFunction(new Stack(app, 'Bundled'), 'Function', {
    description: 'Bundled for a test',
    timeout: Duration.seconds(1),
    memorySize: 128,
    logRetention: RetentionDays.ONE_DAY,
    ...props,
  });
  const [file] = globSync(join(app.synth().directory, 'asset.*', 'index.mjs'));
  if (file === undefined) throw new Error('nothing was bundled');
  return pathToFileURL(file);
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
  it('load by themselves, with everything they import inside', () => {
    const deliver = bundle({ name: 'sender' });
    const environment = {
      REPORTS_TABLE: 'reports',
      REGISTRY_TABLE: 'registry',
      SIGNING_KEY_ARN: 'arn:aws:secretsmanager:ap-southeast-1:000000000000:secret:key',
      API_URL: 'https://api.example',
      MAIL_FROM: 'bao-cao@tiendo.example',
      MAIL_CONFIGURATION_SET: 'set',
    };
    const source = `import { handler } from '${deliver}'; console.log(typeof handler);`;
    expect(run(source, environment)).toBe('function\n');
    expect(() => run(source)).toThrow('REPORTS_TABLE');
  });

  it('serve the files of Swagger UI that lie beside them', () => {
    const documentation = bundle({ name: 'documentation', commandHooks: bundleSwaggerUi });
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
    expect(run(source).trim().split('\n')).toEqual([
      '/docs/swagger-ui.css 200 true',
      '/docs/swagger-ui-bundle.js 200 true',
      '/docs/favicon-32x32.png 200 true',
    ]);
  });
});
