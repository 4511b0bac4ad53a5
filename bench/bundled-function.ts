import { globSync } from 'node:fs';
import { join } from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { usualTimes } from '../domain/schedule/schedule-times.ts';
import { environmentNames } from '../functions/deployment/environment.ts';
import type { FunctionName } from '../functions/deployment/function-names.ts';
import { bundleSwaggerUi } from '../lib/swagger-ui-files.ts';
import { TiendoFunction } from '../lib/tiendo-function.ts';

/** An environment in which every function starts. */
export const bundleEnvironment: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(environmentNames).map((name) => [name, '1'])),
  [environmentNames.times]: JSON.stringify(usualTimes),
  AWS_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'x',
  AWS_SECRET_ACCESS_KEY: 'x',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
};

/**
 * Bundles a function as a deployment does.
 * @returns the path of the bundle, away from anything else it could import; its source map lies beside it
 */
export function bundle(folder: string, name: FunctionName): string {
  const app = new App({ outdir: join(folder, name), builtinCloudFormationValidation: false });
  new TiendoFunction(new Stack(app, 'Bundled'), 'Function', {
    name,
    description: 'Bundled to be measured',
    timeout: Duration.seconds(1),
    memorySize: 128,
    logRetention: RetentionDays.ONE_DAY,
    metricsNamespace: 'TienDo/bench',
    ...(name === 'documentation' ? { commandHooks: bundleSwaggerUi } : {}),
  });
  const [file] = globSync(join(app.synth().directory, 'asset.*', 'index.js'));
  if (file === undefined) throw new Error('nothing was bundled');
  return file;
}
